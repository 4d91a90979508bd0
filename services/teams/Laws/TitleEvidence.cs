namespace Holmes.Teams.Laws;

/// <summary>How much of a law's title a question says; words many titles share (주택, 부동산) say little.</summary>
internal static class TitleEvidence
{
    private static readonly string[] Formal = ["에 관한 특별법", "에 관한 법률", "에 관한 규칙", "의 범위와 기준", "의 산정 등", "의 산정", " 등", "보호법", "특별법", "법률", "법", "규칙"];

    /// <summary>For each law (family): the share of its title that the question says times how telling that is, from 0 to 1.</summary>
    public static IReadOnlyDictionary<string, double> In(string question, IReadOnlyCollection<string> families)
    {
        var titles = families.Distinct(StringComparer.Ordinal).ToDictionary(family => family, TermsOf, StringComparer.Ordinal);
        var spread = titles.Values.SelectMany(terms => terms).GroupBy(term => term, StringComparer.Ordinal)
            .ToDictionary(term => term.Key, term => Math.Log(1 + titles.Count / (double)term.Count()), StringComparer.Ordinal);
        var asked = KoreanTerms.ContentWords(question).SelectMany(KoreanTerms.Bigrams).ToHashSet(StringComparer.Ordinal);
        var most = Math.Log(1 + titles.Count) * 3;
        return titles.ToDictionary(
            title => title.Key,
            title =>
            {
                var whole = title.Value.Sum(term => spread[term]);
                var said = title.Value.Where(asked.Contains).Sum(term => spread[term]);
                return whole == 0 ? 0 : said / whole * Math.Min(1, said / most);
            },
            StringComparer.Ordinal);
    }

    /// <summary>The bigrams of what a title is about, without the words titles are made of.</summary>
    private static HashSet<string> TermsOf(string title)
    {
        var subject = Formal.Aggregate(title, (rest, formal) => rest.EndsWith(formal, StringComparison.Ordinal) ? rest[..^formal.Length] : rest);
        return KoreanTerms.Words(subject).SelectMany(KoreanTerms.Bigrams).ToHashSet(StringComparer.Ordinal);
    }
}
