using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Market;

/// <summary>Judges prices by the transactions and listings that other steps found.</summary>
public sealed class MarketAnalysisTool : ITool
{
    private static readonly string[] Focuses = ["value", "trend", "risk", "investment", "jeonseRatio", "compare"];

    public ToolDescriptor Descriptor { get; } = Describe.Tool<MarketAnalysisArguments>(
        ToolNames.MarketAnalysis,
        TeamNames.Analysis,
        "market.analysis",
        Gives.MarketAnalysis,
        "Judges market prices found by other steps: fair band, level of a price, trend, volatility, jeonse ratio with its danger, comparison of regions.",
        needs: [Gives.MarketSummary, Gives.ListingList]);

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<MarketAnalysisArguments>();
        if (Problem(arguments) is { } problem)
        {
            return problem;
        }

        var summary = invocation.Input<MarketSummary>(Gives.MarketSummary);
        var listings = invocation.Input<ListingList>(Gives.ListingList);
        var regions = (summary?.Regions ?? []).Select(market => RegionAnalyses.Of(market, arguments)).OfType<RegionAnalysis>().ToList();
        return (regions.Count, listings) switch
        {
            ( > 0, _) => OfTransactions(arguments, summary!, listings, regions),
            (_, { Listings.Count: > 0 }) when ListingAnalyses.Of(listings, arguments) is { Count: > 0 } asked => OfListings(arguments, listings, asked),
            _ => ToolResult.Skipped($"판단할 {MarketPrices.Name(arguments.TradeType)} 실거래나 매물이 없어 시세를 분석하지 않았습니다. 지역과 거래 유형을 알려 주세요."),
        };
    }

    private static ToolResult OfTransactions(MarketAnalysisArguments arguments, MarketSummary summary, ListingList? listings, List<RegionAnalysis> regions)
    {
        var counts = summary.Regions
            .Select(market => (market.Region, MarketPrices.Statistics(market, arguments.TradeType)?.Count ?? 0))
            .ToLookup(market => market.Region, market => market.Item2);
        var risks = regions.SelectMany(region => MarketRisks.Of(
            region, counts[region.Region].Max(), Asked(listings, region.Region, arguments))).ToList();
        risks.InsertRange(0, OfDeposit(arguments, summary));
        var points = counts.Sum(region => region.Sum()) + (listings?.Listings.Count ?? 0);
        var isSample = summary.IsSample || (listings?.IsSample ?? false);
        var confidence = ConfidenceOf(points);
        List<SourceReference> sources =
            [new("transactions", $"실거래 {summary.From:yyyy-MM}~{summary.To:yyyy-MM}", AsOf: summary.To, IsSample: summary.IsSample)];
        if (listings is { Listings.Count: > 0 })
        {
            sources.Add(new("listings", $"매물 {listings.Listings.Count}건", AsOf: listings.AsOf, IsSample: listings.IsSample));
        }

        var assumptions = AreaAssumption(arguments);
        return ToolResult.Of(
            new MarketAnalysis(InOrder(regions, arguments.Focus), risks, points, confidence, isSample), sources, assumptions,
            (double)confidence * Trust.Of(assumptions), Missing(summary, regions, arguments.TradeType));
    }

    private static ToolResult OfListings(MarketAnalysisArguments arguments, ListingList listings, IReadOnlyList<RegionAnalysis> regions)
    {
        Assumption[] assumptions =
        [
            new("marketSummary", "매물 호가", "실거래가 없어 매물의 호가로 판단했습니다. 호가는 실제 거래가격보다 높은 편입니다."),
            .. AreaAssumption(arguments),
        ];
        var risks = regions.SelectMany(region => MarketRisks.Of(region, listings.Listings.Count(listing => listing.Region.Gu == region.Region.Gu), null)).ToList();
        var confidence = ConfidenceOf(listings.Listings.Count);
        return ToolResult.Of(
            new MarketAnalysis(InOrder(regions, arguments.Focus), risks, listings.Listings.Count, confidence, listings.IsSample),
            [new("listings", $"매물 {listings.Listings.Count}건", AsOf: listings.AsOf, IsSample: listings.IsSample)],
            assumptions,
            (double)confidence * Trust.Of(assumptions));
    }

    private static ToolResult? Problem(MarketAnalysisArguments arguments) => arguments switch
    {
        { PriceWon: 0 } or { AreaM2: 0 } => Amounts.Bad("priceWon and areaM2 must be more than 0."),
        _ when !Focuses.Contains(arguments.Focus) => Amounts.Bad($"focus must be one of {string.Join(", ", Focuses)}, not {arguments.Focus}."),
        _ => Amounts.Problem(("priceWon", arguments.PriceWon, Won.Largest), ("areaM2", arguments.AreaM2, 100_000), ("depositWon", arguments.DepositWon, Won.Largest)),
    };

    // The home's own price says more than the median of its district; without either nothing is said of the deposit.
    private static IEnumerable<RiskFlag> OfDeposit(MarketAnalysisArguments arguments, MarketSummary summary) => (arguments, summary.Regions) switch
    {
        ({ DepositWon: not > 0 }, _) => [],
        ({ PriceWon: { } price, TradeType: TradeType.Sale }, _) => MarketRisks.OfDeposit(arguments.DepositWon!.Value, price, "말씀하신 매매가"),
        (_, [{ Sale.MedianWon: > 0 and var median } market]) => MarketRisks.OfDeposit(arguments.DepositWon!.Value, median, $"{market.Region} 매매 중위가격"),
        _ => [],
    };

    /// <summary>By the number of data points: over 50, over 20, over 10, fewer.</summary>
    private static decimal ConfidenceOf(int dataPoints) => dataPoints switch { > 50 => 0.95m, > 20 => 0.85m, > 10 => 0.70m, _ => 0.50m };

    private static List<Assumption> AreaAssumption(MarketAnalysisArguments arguments) => arguments is { PriceWon: not null, AreaM2: null }
        ? [new("areaM2", "지역의 중위 면적", "면적이 없어 지역의 중위가격과 그대로 비교했습니다.")]
        : [];

    private static decimal? Asked(ListingList? listings, Region region, MarketAnalysisArguments arguments) => listings is null || arguments.AreaM2 is not null
        ? null
        : ListingAnalyses.Asked([.. listings.Listings.Where(listing => listing.Region.Gu == region.Gu)], arguments.TradeType);

    // Whoever compares or invests reads the best first; otherwise the order of the question stays.
    private static IReadOnlyList<RegionAnalysis> InOrder(IReadOnlyList<RegionAnalysis> regions, string focus) => focus switch
    {
        "investment" or "compare" => [.. regions.OrderByDescending(region => region.InvestmentScore ?? 0)],
        "jeonseRatio" or "risk" => [.. regions.OrderByDescending(region => region.JeonseRatioPercent ?? 0)],
        _ => regions,
    };

    private static string? Missing(MarketSummary summary, List<RegionAnalysis> regions, TradeType trade)
    {
        var without = summary.Regions.Select(market => market.Region).Except(regions.Select(region => region.Region)).Select(region => region.ToString()).ToList();
        return without.Count == 0 ? null : $"{MarketPrices.Name(trade)} 거래가 없어 판단하지 않은 지역: {string.Join(", ", without)}";
    }
}
