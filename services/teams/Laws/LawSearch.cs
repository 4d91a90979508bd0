using Holmes.Contracts.Tools;
using Marten;

namespace Holmes.Teams.Laws;

/// <summary>What a search found.</summary>
/// <param name="IsExact">The articles are the ones named, not the ones that fit best.</param>
/// <param name="Quality">0 to 1.</param>
/// <param name="Notes">What the reader must know of them, in Korean: versions left out, articles deleted.</param>
public sealed record LawFindings(IReadOnlyList<LawArticle> Articles, bool IsExact, double Quality, IReadOnlyList<string> Notes)
{
    public static LawFindings None { get; } = new([], false, 0, []);
}

/// <summary>Finds the articles that answer a question, among the laws that hold on a day.</summary>
public sealed class LawSearch(IDocumentStore store)
{
    // Below these a question shares nothing but everyday words with the laws.
    private const double LeastCoverage = 0.3;
    private const double LeastScore = 0.3;

    // The tail of a list is not an answer.
    private const double ShareOfBest = 0.45;

    private readonly LawCandidates articles = new(store);
    private readonly LawLibrary library = new(store);

    public async Task<LawFindings> FindAsync(LegalSearchArguments asked, DateOnly day, CancellationToken cancellation)
    {
        var versions = await library.VersionsAsync(cancellation);
        var question = SearchQuestion.Read(asked.Query, asked.LawName, asked.Article, LawNames.All(versions));
        var pending = LawVersion.Pending(versions, day);
        var inForce = LawVersion.InForce(versions, day);
        var searched = question.WantsPending ? [.. inForce, .. pending] : inForce;
        var limit = Math.Clamp(asked.Limit, 1, 20);

        var exact = await ExactAsync(question, searched, day, cancellation);
        var ranked = exact.Count > 0 ? exact : await RankedAsync(question, searched, day, limit, cancellation);
        if (ranked.Count == 0)
        {
            return LawFindings.None;
        }

        var texts = await articles.ReadAsync([.. ranked.Select(article => article.ArticleId)], cancellation);
        var found = ranked.Take(limit).Select(article => Article(article, texts[article.ArticleId], question)).ToList();
        return new(
            found,
            exact.Count > 0,
            exact.Count > 0 ? 1 : Quality(ranked[0]),
            [.. LawNotes.Of(ranked.Take(limit).Select(article => (article.Version, texts[article.ArticleId])), question, pending, day, exact.Count > 0)]);
    }

    private async Task<IReadOnlyList<RankedArticle>> ExactAsync(
        SearchQuestion question, IReadOnlyList<LawVersion> versions, DateOnly day, CancellationToken cancellation)
    {
        var found = new List<RankedArticle>();
        foreach (var reference in question.References.Where(reference => reference.Article is not null))
        {
            // Imported before digests: one of the law's own articles is the better answer.
            foreach (var version in versions.Where(version => version.Law == reference.Law).OrderBy(version => version.IsDigest))
            {
                if (found.Exists(article => article.Version.Law == version.Law && !article.Version.IsDigest && version.IsDigest))
                {
                    continue;
                }

                var on = version.EffectiveFrom > day ? version.EffectiveFrom : day;
                found.AddRange((await articles.FindAsync(version, reference.Article!, on, cancellation))
                    .Select(id => new RankedArticle(id, version, 1, 1, 1)));
            }
        }

        return [.. found.DistinctBy(article => article.ArticleId)];
    }

    private async Task<IReadOnlyList<RankedArticle>> RankedAsync(
        SearchQuestion question, IReadOnlyList<LawVersion> versions, DateOnly day, int limit, CancellationToken cancellation)
    {
        if (question.Terms.Count == 0)
        {
            return [];
        }

        var latest = versions.Select(version => version.EffectiveFrom).Append(day).Max();
        var candidates = await articles.FindAsync(question, versions, question.WantsPending ? latest : day, cancellation);
        var ranked = LawRanking.Rank(candidates, question, versions);
        var isAboutLaw = question.References.Count > 0 || question.Subjects.Count > 0;
        var best = candidates.Count > 0 ? candidates.Max(candidate => candidate.Score) : 0;
        return ranked.Count > 0 && (isAboutLaw || best >= LeastScore && candidates.Max(candidate => candidate.Coverage) >= LeastCoverage)
            ? [.. ranked.Take(limit).Where((article, at) => at < 3 || article.Score >= ShareOfBest * ranked[0].Score)]
            : [];
    }

    /// <summary>By how much of the question the first article covers and how clearly its law leads; never sure without a named article.</summary>
    private static double Quality(RankedArticle first) => Math.Round(Math.Min(0.95, 0.3 + 0.4 * Math.Min(1, first.Coverage) + 0.4 * first.Clarity), 2);

    private static LawArticle Article(RankedArticle ranked, StatuteArticle article, SearchQuestion question) => new(
        ranked.Version.Law,
        ranked.Version.Kind,
        ranked.Version.Number,
        article.Part == StatutePart.Body ? "본칙" : "부칙",
        article.Article,
        article.Title,
        Passage.Of(article.Text, question.Terms),
        article.EffectiveFrom,
        ranked.Version.IsDigest,
        Math.Round(ranked.Score, 3));
}
