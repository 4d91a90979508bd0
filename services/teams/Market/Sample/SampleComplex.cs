using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Sample;

/// <summary>A made-up complex of homes.</summary>
/// <param name="WonPerM2">Sale price today of a home of 84 m² on a middle floor.</param>
public sealed record SampleComplex(
    District District,
    string Dong,
    string Name,
    string Lot,
    PropertyType PropertyType,
    int BuiltYear,
    int Households,
    int Floors,
    double WonPerM2,
    double JeonseRatio,
    IReadOnlyList<decimal> Areas,
    double Latitude,
    double Longitude,
    IReadOnlyList<NearbyPlace> Nearby)
{
    public Region Region => new(Places.Seoul, District.Gu, Dong);
}
