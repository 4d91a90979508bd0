using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>A law named in a question, with the article where one is named: 주임법 7조, 공인중개사법 시행령 제15조의2.</summary>
/// <param name="Law">The title of the law, decree or rule.</param>
public sealed partial record LawReference(string Law, string? Article)
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>All laws a question names, in the order in which it names them.</summary>
    public static IReadOnlyList<LawReference> In(string question, IReadOnlyList<(string Name, string Title)> names)
    {
        var mentions = Mentions(question, names);
        return
        [
            .. mentions.SelectMany((mention, at) => Articles(
                mention.Title,
                question[mention.End..(at + 1 < mentions.Count ? mentions[at + 1].Start : question.Length)],
                mentions[0].Title)),
        ];
    }

    private static List<(int Start, int End, string Title)> Mentions(string question, IReadOnlyList<(string Name, string Title)> names)
    {
        var found = new List<(int Start, int End, string Title)>();
        foreach (var (name, title) in names)
        {
            foreach (Match match in Patterns.GetOrAdd(name, Pattern).Matches(question))
            {
                if (!found.Exists(other => match.Index < other.End && other.Start < match.Index + match.Length))
                {
                    found.Add((match.Index, match.Index + match.Length, Subordinate(title, match)));
                }
            }
        }

        return [.. found.OrderBy(mention => mention.Start)];
    }

    /// <summary>The articles named behind a law; a bare 시행령 제3조 among them is the decree of the law named first.</summary>
    private static IEnumerable<LawReference> Articles(string law, string behind, string first)
    {
        var found = 0;
        foreach (Match match in FollowingArticle().Matches(behind))
        {
            found++;
            var of = match.Groups["subordinate"] is { Success: true } subordinate ? $"{LawNames.FamilyOf(first)} {subordinate.Value}" : law;
            yield return new(of, ArticleNumber.From(match).ToString());
        }

        if (found == 0)
        {
            yield return new(law, null);
        }
    }

    private static string Subordinate(string title, Match match) =>
        match.Groups["subordinate"] is { Success: true } subordinate && LawNames.LevelOf(title) == 0 ? $"{title} {subordinate.Value}" : title;

    // Names are written with and without their spaces, and never start inside another word: 민법 is not in 시민법.
    private static Regex Pattern(string name) => new(
        @"(?<![가-힣])" + string.Join(@"\s*", name.Where(letter => !char.IsWhiteSpace(letter)).Select(letter => Regex.Escape(letter.ToString())))
        + @"(?:\s*(?<subordinate>시행령|시행규칙))?");

    [GeneratedRegex(@"(?:(?<subordinate>시행령|시행규칙)\s*)?제?\s*(?<number>\d{1,4})\s*조(?:\s*의\s*(?<branch>\d{1,2}))?(?!\s*\d*\s*원)")]
    private static partial Regex FollowingArticle();
}
