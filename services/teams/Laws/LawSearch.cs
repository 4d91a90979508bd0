using Holmes.Contracts.Tools;
using Holmes.Teams.Laws.Vectors;
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
public sealed class LawSearch
{
    // An article no word of the question stands in may still be the answer, but nothing shows it.
    private const double ByMeaningAlone = 0.5;

    // Below these a question shares nothing but everyday words with the laws.
    private const double LeastCoverage = 0.3;
    private const double LeastScore = 0.3;

    // The tail of a list is not an answer.
    private const double ShareOfBest = 0.45;

    private readonly LawCandidates articles;
    private readonly LawLibrary library;
    private readonly NearestArticles? nearest;

    public LawSearch(IDocumentStore store)
        : this(store, nearest: null)
    {
    }

    /// <param name="nearest">Null to search by words alone.</param>
    internal LawSearch(IDocumentStore store, NearestArticles? nearest)
    {
        articles = new(store);
        library = new(store);
        this.nearest = nearest;
    }

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

        var latest = question.WantsPending ? versions.Select(version => version.EffectiveFrom).Append(day).Max() : day;
        var candidates = await articles.FindAsync(question, versions, latest, cancellation);
        var isAboutLaw = question.References.Count > 0 || question.Subjects.Count > 0;
        var best = candidates.Count > 0 ? candidates.Max(candidate => candidate.Score) : 0;
        if (!isAboutLaw && (best < LeastScore || candidates.Max(candidate => candidate.Coverage) < LeastCoverage))
        {
            return [];
        }

        var ranked = LawRanking.Rank(candidates, question, versions);
        var near = await NearAsync(question, versions, latest, cancellation);
        var fused = near.Count == 0 ? ranked : Fused(ranked, near, versions);
        return [.. fused.Take(limit).Where((article, at) => at < 3 || article.Score >= ShareOfBest * fused[0].Score)];
    }

    private async Task<IReadOnlyList<int>> NearAsync(
        SearchQuestion question, IReadOnlyList<LawVersion> versions, DateOnly day, CancellationToken cancellation)
    {
        if (nearest is null)
        {
            return [];
        }

        var found = await nearest.FindAsync(question.Text, versions.Select(version => version.VersionId).ToHashSet(), cancellation);
        return found.Count == 0 ? [] : await articles.HoldingAsync(found, versions, day, cancellation);
    }

    private static IReadOnlyList<RankedArticle> Fused(IReadOnlyList<RankedArticle> byWords, IReadOnlyList<int> byMeaning, IReadOnlyList<LawVersion> versions)
    {
        var known = byWords.ToDictionary(article => article.ArticleId);
        var versionOf = versions.ToDictionary(version => version.VersionId);
        return
        [
            .. RankFusion.Of([.. byWords.Take(NearestArticles.Most).Select(article => article.ArticleId)], byMeaning)
                .Select(fused => (known.GetValueOrDefault(fused.Item)
                    ?? new(fused.Item, versionOf[fused.Item / LawLibrary.ArticlesPerVersion], 0, 0, 0)) with { Score = fused.Score }),
        ];
    }

    /// <summary>By how much of the question the first article covers and how clearly its law leads; never sure without a named article.</summary>
    private static double Quality(RankedArticle first) => first.Coverage == 0
        ? ByMeaningAlone
        : Math.Round(Math.Min(0.95, 0.3 + 0.4 * Math.Min(1, first.Coverage) + 0.4 * first.Clarity), 2);

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
