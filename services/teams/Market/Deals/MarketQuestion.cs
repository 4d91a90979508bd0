using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Deals;

/// <summary>What is asked of the transactions, with every default filled in.</summary>
/// <param name="Areas">One statistic for each.</param>
/// <param name="ComplexKeys">Null for all complexes.</param>
public sealed record MarketQuestion(
    IReadOnlyList<AskedArea> Areas,
    PropertyType PropertyType,
    IReadOnlyList<TradeType> TradeTypes,
    int Months,
    decimal? MinAreaM2 = null,
    decimal? MaxAreaM2 = null,
    decimal? MinPriceWon = null,
    decimal? MaxPriceWon = null,
    IReadOnlyList<string>? ComplexKeys = null);

/// <summary>A region, and the districts it is made of.</summary>
public sealed record AskedArea(Region Region, IReadOnlyList<string> Districts)
{
    public static AskedArea Of(Region region) => new(Places.Normalize(region), [Places.Gu(region.Gu)]);

    public static AskedArea Seoul { get; } = new(Places.AllOfSeoul, [.. Sample.Districts.All.Select(district => district.Gu)]);
}

/// <summary>What the tables hold for one area and one kind of trade.</summary>
/// <param name="IsImported">Imported contracts are there, so only they count; else the sample does.</param>
public sealed record Coverage(int Area, TradeType TradeType, bool IsImported, DateOnly Oldest, DateOnly Newest);

/// <summary>Statistics of one area and one kind of trade, over one month or over the whole time.</summary>
public sealed record MarketFigures(int Area, TradeType TradeType, DateOnly? Month, PriceStatistics Price, PriceStatistics Rent);
