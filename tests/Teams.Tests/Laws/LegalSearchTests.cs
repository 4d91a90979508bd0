using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Laws;
using Holmes.Teams.Tools;
using Holmes.Testing;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class LegalSearchTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static ToolInvocation Call(LegalSearchArguments arguments, DateOnly? today = null) => new(
        Guid.CreateVersion7(), WireJson.ToElement(arguments), arguments.Query, "local", today ?? LawTexts.Day, []);

    [Fact]
    public async Task The_result_cites_law_article_and_day()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(LawTexts.Lease);

        var result = await new LegalSearch(laws.Search).RunAsync(Call(new("보증금을 얼마나 올릴 수 있나요?", "주택임대차보호법", "제7조")), CancellationToken.None);

        Assert.Equal((Outcome.Ok, 1.0), (result.Outcome, result.Quality));
        Assert.Equal(LawTexts.Day, WireJson.Read<LawArticles>(result.Result!.Value).AsOf);
        var source = Assert.Single(result.Sources!);
        Assert.Equal(("statute", "주택임대차보호법", "제7조", new DateOnly(2023, 7, 19)), (source.Kind, source.Title, source.Locator, source.AsOf));
    }

    [Fact]
    public async Task The_day_of_the_arguments_goes_before_the_day_of_the_execution()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(LawTexts.Brokers);
        await laws.StoreAsync(LawTexts.BrokersLater);

        var result = await new LegalSearch(laws.Search).RunAsync(
            Call(new("공인중개사법 제25조", AsOf: new(2025, 1, 1)), today: new(2026, 11, 22)), CancellationToken.None);

        Assert.Equal("제19841호", WireJson.Read<LawArticles>(result.Result!.Value).Articles.Single().Number);
        Assert.Contains("2026-02-15", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_relevant_is_empty_and_no_question_is_skipped()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(LawTexts.Lease);
        var tool = new LegalSearch(laws.Search);

        Assert.Equal(Outcome.Empty, (await tool.RunAsync(Call(new("오늘 날씨 어때?")), CancellationToken.None)).Outcome);
        Assert.Equal(Outcome.Skipped, (await tool.RunAsync(Call(new(" ")), CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task A_summary_is_never_of_full_quality()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(DigestCatalog.Load().Single(law => law.Title == "민법"), isDigest: true);

        var result = await new LegalSearch(laws.Search).RunAsync(Call(new("민법 제565조")), CancellationToken.None);

        Assert.InRange(result.Quality, 0.5, 0.75);
        Assert.Contains("요약", result.Note, StringComparison.Ordinal);
    }
}
