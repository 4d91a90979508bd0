using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Listings;

namespace Holmes.Teams.Market.Sample;

internal static class SampleListings
{
    private const int PerComplex = 5;

    public static IEnumerable<ListingRow> Of(IReadOnlyList<SampleComplex> complexes, Draw draw) =>
        complexes.SelectMany(complex => Enumerable.Range(1, PerComplex).Select(number => Make(complex, number, draw)));

    private static ListingRow Make(SampleComplex complex, int number, Draw draw)
    {
        var area = complex.Areas[(number - 1) % complex.Areas.Count];
        var station = complex.Nearby.First(place => place.Kind == "subway");
        var (deposits, rents) = draw.Chance(0.4) ? Monthly(complex, area, draw) : (null, null);
        var jeonse = draw.Chance(0.5) ? Asked(at => SamplePrices.Jeonse(complex, area, at, 0, draw), complex, draw) : null;
        var sale = draw.Chance(0.65) || (deposits is null && jeonse is null)
            ? Asked(at => SamplePrices.Sale(complex, area, at, 0, draw), complex, draw)
            : null;
        return new(
            complex.Name, complex.PropertyType, complex.Region, area, area - 0.4m, area + 0.4m, sale, jeonse, deposits, rents,
            Label: $"예시 {number}호", complex.Latitude, complex.Longitude, complex.BuiltYear, complex.Households,
            station.Name, station.Meters, complex.Nearby, IsSample: true);
    }

    /// <summary>Who sells asks a little more than is paid in the end.</summary>
    private static WonRange Asked(Func<int, long> price, SampleComplex complex, Draw draw)
    {
        var one = price(draw.Between(1, complex.Floors)) * 1.01m;
        var other = price(draw.Between(1, complex.Floors)) * 1.03m;
        return new(ToMillion(Math.Min(one, other)), ToMillion(Math.Max(one, other)));
    }

    private static (WonRange Deposit, WonRange Rent) Monthly(SampleComplex complex, decimal area, Draw draw)
    {
        var (deposit, rent) = SamplePrices.Monthly(complex, area, draw.Between(1, complex.Floors), 0, draw);
        return (new(deposit, deposit), new(rent, rent));
    }

    private static decimal ToMillion(decimal won) => Math.Round(won / 1_000_000m) * 1_000_000m;
}
