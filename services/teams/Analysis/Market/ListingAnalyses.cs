using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Market;

/// <summary>The same from asking prices, when no transactions were found. Asking prices have no trend.</summary>
public static class ListingAnalyses
{
    public static IReadOnlyList<RegionAnalysis> Of(ListingList listings, MarketAnalysisArguments arguments) =>
    [
        .. listings.Listings
            .GroupBy(listing => new Region(listing.Region.City, listing.Region.Gu))
            .Select(region => Of(region.Key, [.. region], arguments))
            .OfType<RegionAnalysis>(),
    ];

    /// <summary>Middle of the asking prices; null without any.</summary>
    public static decimal? Asked(IReadOnlyList<Listing> listings, TradeType trade)
    {
        var prices = listings.Select(listing => MarketPrices.Middle(MarketPrices.Asked(listing, trade))).OfType<decimal>().Where(price => price > 0).Order().ToList();
        return prices.Count == 0 ? null : (prices[(prices.Count - 1) / 2] + prices[prices.Count / 2]) / 2;
    }

    private static RegionAnalysis? Of(Region region, List<Listing> listings, MarketAnalysisArguments arguments)
    {
        if (Asked(listings, arguments.TradeType) is not { } reference)
        {
            return null;
        }

        var deviation = arguments.PriceWon is { } price ? PriceLevel.DeviationPercent(price, reference) : (decimal?)null;
        var level = deviation is { } distance ? PriceLevel.Of(distance) : null;
        var ratio = (Asked(listings, TradeType.Sale), Asked(listings, TradeType.Jeonse)) is ({ } sale, { } jeonse) ? Percent.Share(jeonse, sale) : (decimal?)null;
        return new RegionAnalysis(
            region, PriceLevel.FairLow(reference), PriceLevel.FairHigh(reference), reference, level, deviation,
            null, null, null, null, ratio, InvestmentScore.Of(level, null, null, ratio));
    }
}
