using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Market;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Market;

public sealed class MarketAnalysisToolTests
{
    private readonly MarketAnalysisTool _tool = new();

    [Fact]
    public async Task Without_any_market_it_is_skipped_and_gives_no_score()
    {
        // It answered "fair, 50.5" to nothing.
        var result = await Invoke.Tool(_tool, new MarketAnalysisArguments());

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Null(result.Result);
    }

    [Fact]
    public async Task Regions_without_trades_are_no_market_either() =>
        Assert.Equal(Outcome.Skipped, (await Run(new MarketAnalysisArguments(), Samples.Market(Samples.Gangnam))).Outcome);

    [Fact]
    public async Task The_golden_sample_is_fair_and_rising_fast()
    {
        var market = Samples.Market(Samples.Gangnam, 1_496_000_000, trend: [Samples.Month(2025, 9, 17_000_000), Samples.Month(2025, 10, 17_358_700)]);

        var region = (await Run(new MarketAnalysisArguments(PriceWon: 1_500_000_000), market)).Read<MarketAnalysis>().Regions.Single();

        Assert.Equal(0.27m, region.DeviationPercent);
        Assert.Equal("fair", region.Level);
        Assert.Equal(2.11m, region.MonthlyChangePercent);
        Assert.Equal("risingFast", region.Trend);
        Assert.Equal(75, region.InvestmentScore); // 50 + 10 + 15
        Assert.Equal((1_421_200_000m, 1_570_800_000m), (region.FairLowWon, region.FairHighWon));
    }

    [Theory]
    [InlineData(-15.01, "veryLow")]
    [InlineData(-15, "low")]
    [InlineData(-5, "fair")]
    [InlineData(5, "fair")]
    [InlineData(5.01, "high")]
    [InlineData(15, "high")]
    [InlineData(15.01, "veryHigh")]
    public void The_level_goes_by_the_distance_from_the_reference(decimal deviation, string level) => Assert.Equal(level, PriceLevel.Of(deviation));

    [Fact]
    public async Task The_reference_of_an_area_goes_by_the_square_metre()
    {
        var region = (await Run(new MarketAnalysisArguments(AreaM2: 59), Samples.Market(Samples.Gangnam, 840_000_000))).Read<MarketAnalysis>().Regions.Single();

        Assert.Equal(590_000_000, region.ReferenceWon);
        Assert.Null(region.Level);
    }

    [Theory]
    [InlineData(800_000_000, "jeonseRatioDangerous", "high")]
    [InlineData(799_900_000, "jeonseRatioHigh", "medium")]
    public async Task A_jeonse_near_the_price_is_a_risk(decimal jeonse, string code, string severity)
    {
        var analysis = (await Run(new MarketAnalysisArguments("jeonseRatio"), Samples.Market(Samples.Nowon, 1_000_000_000, jeonse))).Read<MarketAnalysis>();

        Assert.Contains(analysis.Risks, risk => risk.Code == code && risk.Severity == severity);
    }

    [Fact]
    public async Task Regions_are_compared_best_first()
    {
        var rising = Samples.Market(Samples.Nowon, 600_000_000, trend: [Samples.Month(2025, 9, 7_000_000), Samples.Month(2025, 10, 7_300_000)]);
        var falling = Samples.Market(Samples.Gangnam, 2_000_000_000, trend: [Samples.Month(2025, 9, 24_000_000), Samples.Month(2025, 10, 23_000_000)]);

        var analysis = (await Run(new MarketAnalysisArguments("compare"), falling, rising)).Read<MarketAnalysis>();

        Assert.Equal(["노원구", "강남구"], analysis.Regions.Select(region => region.Region.Gu));
        Assert.Contains(analysis.Risks, risk => risk is { Code: "falling", Severity: "high" });
    }

    [Theory]
    [InlineData(51, 0.95)]
    [InlineData(21, 0.85)]
    [InlineData(11, 0.70)]
    [InlineData(10, 0.50)]
    public async Task Confidence_goes_by_the_number_of_trades(int count, decimal confidence) =>
        Assert.Equal(confidence, (await Run(new MarketAnalysisArguments(), Samples.Market(Samples.Nowon, 1, count: count))).Read<MarketAnalysis>().Confidence);

    [Fact]
    public async Task Asking_prices_stand_in_for_trades_and_that_is_said()
    {
        var listings = new ListingList(2, [Samples.Listing(Samples.Nowon, 500_000_000), Samples.Listing(Samples.Nowon, 700_000_000)], Invoke.Day, IsSample: true);

        var result = await Invoke.Tool(_tool, new MarketAnalysisArguments(PriceWon: 600_000_000, AreaM2: 84), null, Invoke.Input(Gives.ListingList, listings));

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Equal("fair", result.Read<MarketAnalysis>().Regions.Single().Level);
        Assert.True(result.Read<MarketAnalysis>().IsSample);
        Assert.True(result.Sources!.Single().IsSample);
    }

    [Fact]
    public void A_month_without_trades_is_spread_over_the_gap()
    {
        var months = PriceTrend.Months([Samples.Month(2025, 6, 10_000_000), Samples.Month(2025, 8, 10_404_000)], TradeType.Sale);

        Assert.Equal(2.00m, PriceTrend.MonthlyChangePercent(months));
    }

    [Fact]
    public void The_year_change_compares_the_same_month()
    {
        var months = PriceTrend.Months([Samples.Month(2024, 10, 10_000_000), Samples.Month(2025, 9, 1), Samples.Month(2025, 10, 11_000_000)], TradeType.Sale);

        Assert.Equal(10m, PriceTrend.YearChangePercent(months));
        Assert.Null(PriceTrend.YearChangePercent([.. months.Skip(1)]));
    }

    [Fact]
    public async Task An_unknown_focus_is_refused() =>
        Assert.Equal(FailureClass.BadArguments, (await Run(new MarketAnalysisArguments("luck"), Samples.Market(Samples.Nowon, 1))).Failure!.Class);

    private Task<Tools.ToolResult> Run(MarketAnalysisArguments arguments, params RegionMarket[] regions) =>
        Invoke.Tool(_tool, arguments, null, Invoke.Input(Gives.MarketSummary, Samples.Summary(regions)));
}
