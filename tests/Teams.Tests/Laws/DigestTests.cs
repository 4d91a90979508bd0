using Holmes.Teams.Laws;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class DigestTests
{
    [Fact]
    public void Every_digest_is_short_and_named_once()
    {
        var laws = DigestCatalog.Load();

        Assert.True(laws.Sum(law => law.Articles.Count) >= 60);
        Assert.All(laws, law => Assert.Distinct(law.Articles.Select(article => article.Article)));
        Assert.All(laws.SelectMany(law => law.Articles), article => Assert.InRange(article.Text.Length, 20, 320));
    }

    [Fact]
    public void Digests_cite_published_versions_and_articles_by_their_titles()
    {
        var published = PublishedStatutes.Files()
            .Select(file => StatuteParser.Parse(Path.GetFileName(file), File.ReadAllText(file)).Statute!)
            .ToLookup(statute => (statute.Title, statute.Number));

        foreach (var digest in DigestCatalog.Load().Where(law => published.Any(group => group.Key.Title == law.Title)))
        {
            var statute = Assert.Single(published[(digest.Title, digest.Number)]);
            Assert.Equal((statute.Kind, statute.EffectiveFrom, statute.ShortTitle), (digest.Kind, digest.EffectiveFrom, digest.ShortTitle));
            var titles = statute.Articles.Where(article => article.Part == StatutePart.Body).Select(article => (article.Article, article.Title)).ToHashSet();
            // The tables (별표) are published as files of their own.
            Assert.All(
                digest.Articles.Where(article => !article.Article.StartsWith("별표", StringComparison.Ordinal)),
                article => Assert.Contains((article.Article, article.Title), titles));
        }
    }
}
