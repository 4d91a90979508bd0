namespace Holmes.Teams.Laws;

/// <summary>An article in its final place.</summary>
/// <param name="Clarity">How sure its law is: its lead over the next law, over itself; 0 to 1.</param>
internal sealed record RankedArticle(int ArticleId, LawVersion Version, double Score, double Coverage, double Clarity);

/// <summary>
/// Puts articles in order: what their words say, what the question says of the law as a whole, and the law before its
/// decree before its rules. Pure; the lexical scores come from Postgres.
/// </summary>
internal static class LawRanking
{
    // Set by judgement and kept: the benchmark on questions of the field gave no reason to tune them finer.
    private const double BySubject = 0.45;
    private const double ByTitle = 1.1;
    private const double ByName = 3;
    private const double ByFamily = 0.8;
    private const double Second = 0.3;
    private const double Third = 0.15;
    private const double InAddenda = 0.3;
    private const double Unasked = 0.6;
    private const int Diverse = 3;

    public static IReadOnlyList<RankedArticle> Rank(
        IReadOnlyList<LawCandidate> candidates, SearchQuestion question, IReadOnlyList<LawVersion> versions)
    {
        var versionOf = versions.ToDictionary(version => version.VersionId);
        var scored = candidates.Select(candidate => Scored.Of(candidate, versionOf[candidate.VersionId], question)).ToList();
        var families = FamilyScores(scored, question, versions);
        var best = families.Count > 0 ? families.Values.Max() : 0;
        return
        [
            .. Arrange(scored
                    .Select(article => article with { Score = article.Score + ByFamily * families[article.Family] })
                    .OrderByDescending(article => article.Score)
                    .ToList(), question)
                .Select(article => new RankedArticle(
                    article.Candidate.ArticleId,
                    article.Version,
                    article.Score,
                    article.Candidate.Coverage,
                    Clarity(article.Family, families, best))),
        ];
    }

    /// <summary>The law before its decree before its rules; a rule that stands alone has a narrow reach, but nothing above it.</summary>
    private static double ByRank(LawVersion version) => LawNames.LevelOf(version.Law) switch
    {
        0 => version.Kind.EndsWith('령') || version.Kind.EndsWith("규칙", StringComparison.Ordinal) ? 0.92 : 1,
        1 => 0.86,
        _ => 0.78,
    };

    private static Dictionary<string, double> FamilyScores(List<Scored> scored, SearchQuestion question, IReadOnlyList<LawVersion> versions)
    {
        var titles = TitleEvidence.In(question.Text, [.. versions.Select(version => LawNames.FamilyOf(version.Law))]);
        var named = question.References.Select(reference => LawNames.FamilyOf(reference.Law)).ToHashSet(StringComparer.Ordinal);
        return scored
            .GroupBy(article => article.Family, StringComparer.Ordinal)
            .ToDictionary(
                family => family.Key,
                family => Content([.. family.Select(article => article.Score).OrderDescending().Take(3)])
                    + BySubject * question.Subjects.GetValueOrDefault(family.Key)
                    + ByTitle * titles.GetValueOrDefault(family.Key)
                    + (named.Contains(family.Key) ? ByName : 0),
                StringComparer.Ordinal);
    }

    /// <summary>One good article may be chance; several say that the law is about this.</summary>
    private static double Content(double[] best) =>
        best[0] + Second * best.ElementAtOrDefault(1) + Third * best.ElementAtOrDefault(2);

    /// <summary>
    /// The first article is one of the best law itself, not of its decree, unless the decree was asked for; and the
    /// first three are not all of one law while another may be meant.
    /// </summary>
    private static List<Scored> Arrange(List<Scored> ordered, SearchQuestion question)
    {
        if (ordered.Count == 0)
        {
            return [];
        }

        var decreeAsked = question.References.Any(reference => LawNames.LevelOf(reference.Law) > 0);
        var family = ordered[0].Family;
        if (LawItself(ordered, family, decreeAsked) is { } head)
        {
            Move(ordered, head, 0);
        }

        var isNamed = question.References.Any(reference => LawNames.FamilyOf(reference.Law) == family);
        if (!isNamed && ordered.FindIndex(article => article.Family != family) is var other and > 0)
        {
            Move(ordered, LawItself(ordered, ordered[other].Family, decreeAsked) ?? other, Math.Min(other, Diverse - 1));
        }

        return ordered;
    }

    /// <summary>Where the best article of the law itself stands; null when there is none, or a decree was asked for.</summary>
    private static int? LawItself(List<Scored> ordered, string family, bool decreeAsked) =>
        !decreeAsked && ordered.FindIndex(article => article.Family == family && LawNames.LevelOf(article.Version.Law) == 0) is var at and >= 0 ? at : null;

    private static void Move(List<Scored> ordered, int from, int to)
    {
        var article = ordered[from];
        ordered.RemoveAt(from);
        ordered.Insert(to, article);
    }

    private static double Clarity(string family, Dictionary<string, double> families, double best)
    {
        var next = families.Where(other => other.Key != family).Select(other => other.Value).DefaultIfEmpty(0).Max();
        return best <= 0 ? 0 : Math.Clamp((families[family] - next) / best, 0, 1);
    }

    private sealed record Scored(LawCandidate Candidate, LawVersion Version, string Family, double Score)
    {
        public static Scored Of(LawCandidate candidate, LawVersion version, SearchQuestion question)
        {
            var factor = question.WantsDetail ? 1 : ByRank(version);
            var part = candidate.InAddenda && !question.WantsAddenda ? InAddenda : 1;
            // An explanation of a word is the answer only to who asks for the word, the law of shops to who speaks of one.
            var reach = version.Law is Glossary.Law or LawSubjects.CommercialLease && !question.Subjects.ContainsKey(version.Law) ? Unasked : 1;
            return new(candidate, version, LawNames.FamilyOf(version.Law), candidate.Score * factor * part * reach);
        }
    }
}
