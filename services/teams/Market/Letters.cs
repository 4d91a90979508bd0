using System.Text;

namespace Holmes.Teams.Market;

/// <summary>Writes the same text in one way.</summary>
internal static class Letters
{
    /// <summary>Wide letters become plain ones, Roman numerals letters, single Hangul letters, as file names of some systems have, syllables.</summary>
    public static string Plain(string text) => text.Normalize(NormalizationForm.FormKC);
}
