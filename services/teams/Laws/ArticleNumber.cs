using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>제6조의3: number 6, branch 3; branch 0 for 제6조.</summary>
internal readonly partial record struct ArticleNumber(int Number, int Branch) : IComparable<ArticleNumber>
{
    public static ArticleNumber? In(string text) => Pattern().Match(text) is { Success: true } found ? From(found) : null;

    public static ArticleNumber From(Match match) => new(
        int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture),
        match.Groups["branch"].Success ? int.Parse(match.Groups["branch"].ValueSpan, CultureInfo.InvariantCulture) : 0);

    public int CompareTo(ArticleNumber other) => (Number, Branch).CompareTo((other.Number, other.Branch));

    public override string ToString() => Branch == 0 ? $"제{Number}조" : $"제{Number}조의{Branch}";

    /// <summary>With or without 제: 제7조, 7조, 15조의2, 제6조의 3.</summary>
    [GeneratedRegex(@"제?\s*(?<number>\d{1,4})\s*조(?:\s*의\s*(?<branch>\d{1,2}))?(?!\d|원|\s*원)")]
    public static partial Regex Pattern();
}
