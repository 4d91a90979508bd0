using System.Text;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>A question as it is read: jamo composed, full-width forms narrowed, runs of blanks made one.</summary>
public static class QueryText
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTail = 0x11A7;
    private const int Vowels = 21;
    private const int Tails = 28;

    public static string Normalise(string query)
    {
        var text = new StringBuilder(query.Length);
        foreach (var raw in query)
        {
            var letter = Narrow(raw);
            if (char.IsWhiteSpace(letter))
            {
                AppendBlank(text, letter);
            }
            else if (!char.IsControl(letter) && !Compose(text, letter))
            {
                text.Append(letter);
            }
        }

        return text.ToString().Trim();
    }

    private static char Narrow(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        '∼' or '〜' or '～' => '~',
        '–' or '—' or '−' => '-',
        _ => letter,
    };

    private static void AppendBlank(StringBuilder text, char blank)
    {
        var wanted = blank is '\n' ? '\n' : ' ';
        if (text.Length > 0 && text[^1] is ' ' or '\n')
        {
            text[^1] = text[^1] is '\n' ? '\n' : wanted;
        }
        else
        {
            text.Append(wanted);
        }
    }

    // macOS hands over decomposed Hangul. String.Normalize is not available without globalization data.
    private static bool Compose(StringBuilder text, char letter)
    {
        if (text.Length == 0)
        {
            return false;
        }

        var last = text[^1];
        if (last is >= '\u1100' and <= '\u1112' && letter is >= '\u1161' and <= '\u1175')
        {
            text[^1] = (char)(FirstSyllable + ((last - FirstLead) * Vowels + letter - FirstVowel) * Tails);
            return true;
        }

        if (last is >= '가' and <= '힣' && (last - FirstSyllable) % Tails == 0 && letter is >= '\u11A8' and <= '\u11C2')
        {
            text[^1] = (char)(last + letter - BeforeFirstTail);
            return true;
        }

        return false;
    }
}
