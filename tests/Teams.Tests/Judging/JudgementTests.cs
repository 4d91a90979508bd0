using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Judging;
using Holmes.Teams.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Judging;

public sealed class JudgementTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly Region Gangnam = new("서울", "강남구");
    private static readonly PriceStatistics Prices = new(30, 20, 20, 10, 30, 1, 84);

    [Fact]
    public void A_good_result_stays_as_it_is()
    {
        var result = Found(Market(Gangnam, Prices));

        Assert.Same(result, Judge(result));
    }

    [Fact]
    public void Fields_under_other_names_are_not_the_promised_result()
    {
        var judged = Judge(Found(new { regionsV2 = Array.Empty<int>(), from = Today, to = Today, isSample = true }));

        Assert.Equal((Outcome.Failed, FailureClass.MalformedOutput, true), (judged.Outcome, judged.Failure!.Class, judged.Failure.Retryable));
    }

    [Fact]
    public void A_success_with_nothing_in_it_is_no_success()
    {
        var judged = Judge(Found(new MarketSummary([], Today, Today, true)));

        Assert.Equal((Outcome.Failed, FailureClass.PoorResult), (judged.Outcome, judged.Failure!.Class));
    }

    [Fact]
    public void A_success_without_a_result_is_no_success() =>
        Assert.Equal(FailureClass.MalformedOutput, Judge(new ToolResult(Outcome.Ok, 1)).Failure!.Class);

    [Fact]
    public void Another_district_than_was_asked_for_does_not_fit() =>
        Assert.Equal(FailureClass.PoorResult, Judge(Found(Market(new("서울", "서초구"), Prices))).Failure!.Class);

    [Fact]
    public void A_median_above_the_maximum_cannot_be_true() =>
        Assert.Equal(FailureClass.PoorResult, Judge(Found(Market(Gangnam, Prices with { MedianWon = 40 }))).Failure!.Class);

    [Fact]
    public void What_is_old_says_so_and_is_poor()
    {
        var judged = Judge(Found(Market(Gangnam, Prices), Today.AddYears(-3)));

        Assert.Equal((Outcome.Degraded, Judgement.Stale), (judged.Outcome, judged.Quality));
        Assert.Contains("2023-11-26", Assert.Single(judged.Assumptions!).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Outcome.Empty)]
    [InlineData(Outcome.Skipped)]
    [InlineData(Outcome.Failed)]
    public void What_does_not_call_itself_a_success_is_not_judged(Outcome outcome)
    {
        var result = new ToolResult(outcome, 0);

        Assert.Same(result, Judge(result));
    }

    [Fact]
    public void What_has_happened_is_not_refused()
    {
        var result = Found(new { something = "else" });

        Assert.Same(result, Judge(result, EffectClass.Idempotent));
    }

    private static MarketSummary Market(Region region, PriceStatistics prices) =>
        new([new(region, PropertyType.Apartment, prices, null, null, null, null, [])], Today.AddYears(-1), Today, true);

    private static ToolResult Found<T>(T result, DateOnly? asOf = null) =>
        ToolResult.Of(result, [new("transactions", "", AsOf: asOf ?? Today)], quality: 0.9);

    private static ToolResult Judge(ToolResult result, EffectClass effect = EffectClass.ReadOnly) => Judgement.Of(
        Describe.Tool<MarketDataArguments>("market_data", TeamNames.Search, "market.price", Gives.MarketSummary, "", effect: effect),
        new ToolInvocation(DerivedId.From("call"), WireJson.ToElement(new MarketDataArguments([Gangnam])), "", "", Today, []),
        result);
}
