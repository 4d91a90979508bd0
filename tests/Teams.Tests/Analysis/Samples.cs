using FsCheck;
using Holmes.Contracts.Tools;

namespace Holmes.Teams.Tests.Analysis;

internal static class Samples
{
    public static Region Gangnam { get; } = new("서울특별시", "강남구");

    public static Region Nowon { get; } = new("서울특별시", "노원구");

    public static Region Haeundae { get; } = new("부산광역시", "해운대구");

    /// <summary>Any amount from nothing to more than any home costs.</summary>
    public static decimal Won(this DoNotSize<uint> seed) => seed.Item * 1_000m;

    public static PriceStatistics Statistics(decimal median, int count = 30, decimal area = 84) =>
        new(count, median, median, median * 0.8m, median * 1.2m, Math.Round(median / area), area);

    public static MonthlyPrice Month(int year, int month, decimal perM2, TradeType trade = TradeType.Sale) =>
        new(new DateOnly(year, month, 1), trade, 5, perM2 * 84, perM2);

    public static RegionMarket Market(Region region, decimal? sale = null, decimal? jeonse = null, IReadOnlyList<MonthlyPrice>? trend = null, int count = 30) => new(
        region,
        PropertyType.Apartment,
        sale is { } price ? Statistics(price, count) : null,
        jeonse is { } deposit ? Statistics(deposit, count) : null,
        null,
        null,
        null,
        trend ?? []);

    public static MarketSummary Summary(params IReadOnlyList<RegionMarket> regions) =>
        new(regions, new DateOnly(2024, 11, 1), new DateOnly(2025, 10, 31), IsSample: false);

    public static Listing Listing(Region region, decimal? sale = null, decimal? jeonse = null) => new(
        "l1", "단지", PropertyType.Apartment, region, 84, 84,
        sale is null ? null : new WonRange(sale, sale), jeonse is null ? null : new WonRange(jeonse, jeonse),
        null, null, 2010, 500, null, null, [], 70);
}
