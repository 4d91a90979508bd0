using Holmes.Teams.Laws;
using Holmes.Testing;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class LawLibraryTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task The_same_version_again_changes_nothing()
    {
        await using var laws = await LawStore.InAsync(postgres);

        Assert.Equal(StoredAs.New, await laws.StoreAsync(LawTexts.Lease));
        Assert.Equal(StoredAs.Unchanged, await laws.StoreAsync(LawTexts.Lease));
        Assert.Single(await laws.Library.VersionsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_corrected_text_of_the_same_version_replaces_it()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(LawTexts.Brokers);
        var corrected = LawTexts.Brokers with
        {
            Articles = [.. LawTexts.Brokers.Articles.Select(article => article with { Text = article.Text.Replace("소정의", "약정한", StringComparison.Ordinal) })],
        };

        Assert.Equal(StoredAs.Replaced, await laws.StoreAsync(corrected));
        var article = Assert.Single((await laws.FindAsync("공인중개사법 제32조", LawTexts.Day)).Articles);

        Assert.Contains("약정한", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_of_one_law_stand_beside_each_other()
    {
        await using var laws = await LawStore.InAsync(postgres);

        await Task.WhenAll(laws.StoreAsync(LawTexts.Brokers), laws.StoreAsync(LawTexts.BrokersLater));

        Assert.Equal(["제19841호", "제21024호"], (await laws.Library.VersionsAsync(CancellationToken.None)).Select(version => version.Number).Order());
    }

    [Fact]
    public async Task The_tables_are_what_the_store_expects_of_them()
    {
        await using var laws = await LawStore.InAsync(postgres);

        await laws.Documents.Storage.Database.AssertDatabaseMatchesConfigurationAsync(TestContext.Current.CancellationToken);
    }
}
