using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Market.Listings;

/// <summary>What is on offer in a complex for homes of one size, in won.</summary>
/// <param name="Label">Tells offers of the same complex and size apart.</param>
public sealed record ListingRow(
    string Name,
    PropertyType PropertyType,
    Region Region,
    decimal? AreaM2,
    decimal? MinAreaM2,
    decimal? MaxAreaM2,
    WonRange? SaleWon,
    WonRange? JeonseWon,
    WonRange? MonthlyDepositWon,
    WonRange? MonthlyRentWon,
    string Label,
    double? Latitude,
    double? Longitude,
    int? BuiltYear,
    int? Households,
    string? Station,
    int? StationMeters,
    IReadOnlyList<NearbyPlace> Nearby,
    bool IsSample = false)
{
    /// <summary>Stays the same when prices change.</summary>
    public Guid Id => ContentKey.Of(IsSample, PropertyType, Region.City, Region.Gu, Region.Dong, ComplexNames.Key(Name), AreaM2?.ToString("0.####"), Label);

    public string NearbyJson => JsonSerializer.Serialize(Nearby, WireJson.Options);

    public Guid ContentHash => ContentKey.Of(
        Name, MinAreaM2?.ToString("0.####"), MaxAreaM2?.ToString("0.####"), Text(SaleWon), Text(JeonseWon), Text(MonthlyDepositWon),
        Text(MonthlyRentWon), Latitude, Longitude, BuiltYear, Households, Station, StationMeters, NearbyJson);

    private static string Text(WonRange? range) => range is null ? "" : $"{range.Min:0}-{range.Max:0}";
}
