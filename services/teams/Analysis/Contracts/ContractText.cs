using System.Text.RegularExpressions;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>A contract's text, cut into sentences: a line, or up to the end of a sentence.</summary>
public static partial class ContractText
{
    private const int LongestExcerpt = 160;

    public static IReadOnlyList<string> Sentences(string text) =>
        [.. Ends().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];

    /// <summary>Parts of a sentence that each say one thing: "…하고", "…하며", commas.</summary>
    public static IReadOnlyList<(int Start, string Text)> Parts(string sentence)
    {
        var parts = new List<(int, string)>();
        var start = 0;
        foreach (Match joint in Joints().Matches(sentence))
        {
            parts.Add((start, sentence[start..(joint.Index + joint.Length)]));
            start = joint.Index + joint.Length;
        }

        parts.Add((start, sentence[start..]));
        return parts;
    }

    public static string Excerpt(string sentence) => sentence.Length <= LongestExcerpt ? sentence : sentence[..LongestExcerpt] + "…";

    public static bool IsLease(string text) => Lease().IsMatch(text);

    public static bool IsSale(string text) => Sale().IsMatch(text);

    [GeneratedRegex(@"\r?\n+|(?<=[.。!?;])\s+|(?<=다\.)")]
    private static partial Regex Ends();

    [GeneratedRegex("[,，]|하고|하며|이며|되고|되며|으나|지만")]
    private static partial Regex Joints();

    [GeneratedRegex("임대|임차|전세|월세|세입자")]
    private static partial Regex Lease();

    [GeneratedRegex("매매|매도인|매수인")]
    private static partial Regex Sale();
}
