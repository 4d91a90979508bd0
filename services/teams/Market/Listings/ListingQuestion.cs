using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Listings;

/// <summary>What is searched among the listings, with every default filled in and said.</summary>
/// <param name="Regions">None for everywhere.</param>
/// <param name="TradeType">Which price is meant; null when no price is asked for.</param>
public sealed record ListingQuestion(
    IReadOnlyList<Region> Regions, ListingSearchArguments Filter, TradeType? TradeType, int Limit, IReadOnlyList<Assumption> Assumptions)
{
    public const int MostListings = 50;

    public static ListingQuestion Of(ListingSearchArguments arguments)
    {
        List<Assumption> assumptions = [];
        var trade = arguments.TradeType;
        if (trade is null && arguments.MonthlyRentWon is not null)
        {
            trade = Contracts.Tools.TradeType.Monthly; // a monthly rent says it
        }
        else if (trade is null && arguments.PriceWon is not null)
        {
            trade = Contracts.Tools.TradeType.Sale;
            assumptions.Add(new("tradeType", Kinds.Korean(Contracts.Tools.TradeType.Sale), "매매·전세·월세를 말하지 않아 매매 가격으로 찾았습니다."));
        }

        return new(
            [.. arguments.Regions.Select(Places.Normalize).Distinct()], arguments, trade,
            Math.Clamp(arguments.Limit, 1, MostListings), assumptions);
    }
}
