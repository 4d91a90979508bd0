using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>The part of an article that matters to a question, whole paragraphs of it, in their order.</summary>
public static partial class Passage
{
    public const int Longest = 1_200;

    private const string Left = "(…)";

    public static string Of(string article, IReadOnlyDictionary<string, double> asked)
    {
        var text = Spaces().Replace(Note().Replace(article, ""), " ").Trim();
        if (text.Length <= Longest)
        {
            return text;
        }

        var paragraphs = Paragraphs(text);
        var chosen = new SortedSet<int>();
        var length = 0;
        foreach (var at in Enumerable.Range(0, paragraphs.Count).OrderByDescending(at => Worth(paragraphs[at], asked)).ThenBy(at => at))
        {
            if (chosen.Count == 0 || length + paragraphs[at].Length + Left.Length + 2 <= Longest)
            {
                chosen.Add(at);
                length += paragraphs[at].Length + Left.Length + 2;
            }
        }

        return Cut(Join(paragraphs, chosen));
    }

    /// <summary>A paragraph (①) with its items; the text before the first one is a paragraph too.</summary>
    private static List<string> Paragraphs(string text) =>
        [.. ParagraphStart().Split(text).Select(paragraph => paragraph.Trim()).Where(paragraph => paragraph.Length > 0)];

    // By the square root of the length: a long paragraph has every word somewhere.
    private static double Worth(string paragraph, IReadOnlyDictionary<string, double> asked) =>
        KoreanTerms.Terms(paragraph).Distinct(StringComparer.Ordinal).Sum(term => asked.GetValueOrDefault(term))
        / Math.Sqrt(Math.Max(80, paragraph.Length));

    private static string Join(List<string> paragraphs, SortedSet<int> chosen)
    {
        var parts = new List<string>();
        var before = -1;
        foreach (var at in chosen)
        {
            if (at != before + 1)
            {
                parts.Add(Left);
            }

            parts.Add(paragraphs[at]);
            before = at;
        }

        if (before != paragraphs.Count - 1)
        {
            parts.Add(Left);
        }

        return string.Join('\n', parts);
    }

    private static string Cut(string passage) =>
        passage.Length <= Longest ? passage : string.Concat(passage.AsSpan(0, Longest - Left.Length - 1), " ", Left);

    [GeneratedRegex(@"\n(?=[①-⑳㉑-㉟])")]
    private static partial Regex ParagraphStart();

    /// <summary>When a sentence was changed is not part of what it says.</summary>
    [GeneratedRegex(@"\s*(?:<(?:개정|신설|단서)[^>]*>|\[(?:전문개정|본조신설|제목개정|종전|제\d+조(?:의\d+)?에서)[^\]]*\])")]
    private static partial Regex Note();

    [GeneratedRegex("[ \t]{2,}")]
    private static partial Regex Spaces();
}
