using Holmes.Contracts.Tools;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>A price that another step found, for a calculation that was given none.</summary>
/// <param name="Basis">Where it comes from, for the user.</param>
/// <param name="IsChoice">There were several regions, and the first was taken.</param>
public sealed record FoundPrice(decimal Won, Region Region, decimal? AreaM2, string Basis, bool IsChoice, bool IsSample);

public static class MarketPrices
{
    /// <summary>
    /// The median of past transactions in the region asked for, or in the first region found; else the middle asking price.
    /// </summary>
    public static FoundPrice? Find(MarketSummary? summary, ListingList? listings, Region? region, TradeType trade) =>
        OfTransactions(summary, region, trade) ?? OfListings(listings, region, trade);

    private static FoundPrice? OfTransactions(MarketSummary? summary, Region? region, TradeType trade)
    {
        var markets = (summary?.Regions ?? []).Where(market => Matches(market.Region, region) && Statistics(market, trade) is not null).ToList();
        if (markets.Count == 0)
        {
            return null;
        }

        var statistics = Statistics(markets[0], trade)!;
        var basis = $"{markets[0].Region} {Name(trade)} 실거래 중위가격 ({summary!.From:yyyy-MM}~{summary.To:yyyy-MM}, {statistics.Count}건)";
        return new(statistics.MedianWon, markets[0].Region, statistics.MedianAreaM2, basis, markets.Count > 1, summary.IsSample);
    }

    private static FoundPrice? OfListings(ListingList? listings, Region? region, TradeType trade)
    {
        var asked = (listings?.Listings ?? [])
            .Where(listing => Matches(listing.Region, region))
            .Select(listing => (listing.Region, Price: Middle(Asked(listing, trade))))
            .Where(listing => listing.Price is > 0)
            .OrderBy(listing => listing.Price)
            .ToList();
        if (asked.Count == 0)
        {
            return null;
        }

        var (place, price) = asked[(asked.Count - 1) / 2];
        return new(price!.Value, place, null, $"{place} {Name(trade)} 매물 호가의 중간값 ({asked.Count}건)", asked.Select(listing => listing.Region.Gu).Distinct().Count() > 1, listings!.IsSample);
    }

    public static PriceStatistics? Statistics(RegionMarket market, TradeType trade) => trade switch
    {
        TradeType.Sale => market.Sale,
        TradeType.Jeonse => market.Jeonse,
        _ => market.MonthlyDeposit,
    };

    public static WonRange? Asked(Listing listing, TradeType trade) => trade switch
    {
        TradeType.Sale => listing.SaleWon,
        TradeType.Jeonse => listing.JeonseWon,
        _ => listing.MonthlyDepositWon,
    };

    public static decimal? Middle(WonRange? range) => range switch
    {
        { Min: { } low, Max: { } high } => (low + high) / 2,
        { Min: { } low } => low,
        { Max: { } high } => high,
        _ => null,
    };

    public static string Name(TradeType trade) => trade switch
    {
        TradeType.Sale => "매매",
        TradeType.Jeonse => "전세",
        _ => "월세 보증금",
    };

    private static bool Matches(Region found, Region? asked) =>
        asked is null || (found.Gu == asked.Gu && (asked.Dong is null || found.Dong is null || found.Dong == asked.Dong));
}
