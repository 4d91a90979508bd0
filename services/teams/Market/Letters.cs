using System.Text;

namespace Holmes.Teams.Market;

/// <summary>
/// Writes the same text in one way. Hosts run without ICU's tables, where string.Normalize leaves everything but ASCII as
/// it is.
/// </summary>
internal static class Letters
{
    private const int FirstSyllable = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTail = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>Wide letters become plain ones, Roman numerals letters, single Hangul letters syllables.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is >= '\u2160' and <= '\u216B')
            {
                plain.Append(Romans[letter - '\u2160']);
            }
            else if (letter is >= '\uFF01' and <= '\uFF5E')
            {
                plain.Append((char)(letter - 0xFEE0));
            }
            else if (plain.Length > 0 && Composed(plain[^1], letter) is { } syllable)
            {
                plain[^1] = syllable;
            }
            else
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }

    /// <summary>File names of some systems come as single letters (NFD). The arithmetic is that of the Unicode Standard, 3.12.</summary>
    private static char? Composed(char before, char letter)
    {
        var (lead, vowel, tail) = (before - FirstLead, letter - FirstVowel, letter - BeforeTail);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return (char)(FirstSyllable + (lead * Vowels + vowel) * Tails);
        }

        var syllable = before - FirstSyllable;
        return syllable is >= 0 and < Leads * Vowels * Tails && syllable % Tails == 0 && tail is > 0 and < Tails
            ? (char)(before + tail)
            : null;
    }
}
