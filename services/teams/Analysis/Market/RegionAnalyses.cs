using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Market;

/// <summary>What the transactions of a region say: fair band, level of a price, trend, volatility, jeonse ratio, score.</summary>
public static class RegionAnalyses
{
    /// <summary>Null when there is no transaction of that kind.</summary>
    public static RegionAnalysis? Of(RegionMarket market, MarketAnalysisArguments arguments)
    {
        if (MarketPrices.Statistics(market, arguments.TradeType) is not { Count: > 0, MedianWon: > 0 } statistics)
        {
            return null;
        }

        var reference = Reference(statistics, arguments.AreaM2);
        var deviation = arguments.PriceWon is { } price ? PriceLevel.DeviationPercent(price, reference) : (decimal?)null;
        var level = deviation is { } distance ? PriceLevel.Of(distance) : null;
        var months = PriceTrend.Months(market.Trend, arguments.TradeType);
        var change = PriceTrend.MonthlyChangePercent(months);
        var volatility = PriceTrend.Volatility(months);
        var ratio = JeonseRatio(market);
        return new RegionAnalysis(
            market.Region,
            PriceLevel.FairLow(reference),
            PriceLevel.FairHigh(reference),
            reference,
            level,
            deviation,
            PriceTrend.Of(change),
            change,
            PriceTrend.YearChangePercent(months),
            volatility,
            ratio,
            InvestmentScore.Of(level, PriceTrend.Of(change), volatility, ratio));
    }

    /// <summary>Median per square metre times the area when it is known; the median price otherwise. Whole won.</summary>
    private static decimal Reference(PriceStatistics statistics, decimal? areaM2) =>
        areaM2 is { } area && statistics.MedianWonPerM2 > 0 ? Won.Round(statistics.MedianWonPerM2 * area) : statistics.MedianWon;

    private static decimal? JeonseRatio(RegionMarket market) => market switch
    {
        { JeonseRatioPercent: { } ratio } => Percent.Round(ratio),
        { Sale.MedianWon: > 0, Jeonse: not null } => Percent.Share(market.Jeonse.MedianWon, market.Sale.MedianWon),
        _ => null,
    };
}
