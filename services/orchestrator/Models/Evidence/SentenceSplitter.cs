using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>Takes a text as it comes, gives its sentences as they are complete, each with the numbers it cites.</summary>
public sealed partial class SentenceSplitter
{
    private const int LongestSentence = 600;
    private string rest = "";

    public IEnumerable<CitedSentence> Take(string piece)
    {
        rest += piece;
        while (End().Match(rest) is { Success: true } end)
        {
            var sentence = rest[..(end.Index + end.Length)];
            rest = rest[(end.Index + end.Length)..];
            if (CitedSentence.Of(sentence) is { } complete)
            {
                yield return complete;
            }
        }
    }

    /// <summary>What is left when the text is over.</summary>
    public CitedSentence? Last() => CitedSentence.Of(rest);

    internal static bool IsTooLong(string text) => text.Length > LongestSentence;

    // A mark may stand before the full stop or after it; a point between digits, or after the number of a list, ends nothing.
    [GeneratedRegex(@"\n+|(?<!(?:^|\n)\s*\d{1,2})[.!?。](?:\s*\[#\d+(?:\s*,\s*#?\d+)*\])*(?=\s+[^\s\[])")]
    private static partial Regex End();
}

/// <param name="Text">Without its marks.</param>
/// <param name="Calls">Numbers of the results it cites.</param>
public sealed partial record CitedSentence(string Text, IReadOnlyList<int> Calls)
{
    public static CitedSentence? Of(string raw)
    {
        var calls = Mark().Matches(raw).SelectMany(mark => Digits().Matches(mark.Value)).Select(match => int.TryParse(match.Value, out var number) ? number : -1).Distinct().ToList();
        var text = Leading().Replace(Blank().Replace(Mark().Replace(raw, ""), " "), "").Replace(" .", ".", StringComparison.Ordinal).Trim();
        return text.Length == 0 || text is "." ? null : new(text, calls);
    }

    [GeneratedRegex(@"\s*\[#\d+(?:\s*,\s*#?\d+)*\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    // Numbers of a list are no figures.
    [GeneratedRegex(@"^\s*(?:[-*•]|\d{1,2}[.)]\s)\s*")]
    private static partial Regex Leading();
}
