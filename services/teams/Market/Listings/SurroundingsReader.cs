using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Storage;
using Npgsql;

namespace Holmes.Teams.Market.Listings;

/// <summary>A complex with everything known to be near it.</summary>
public sealed record KnownComplex(string Name, Region Region, IReadOnlyList<NearbyPlace> Nearby, bool IsSample, DateOnly AsOf);

/// <summary>Reads the complexes of regions from the listings.</summary>
public sealed class SurroundingsReader(TeamsDatabase database)
{
    private const string ComplexesSql = """
        select distinct on (l.gu, l.dong, l.name_key) l.name, l.city, l.gu, l.dong, l.nearby, l.is_sample, l.as_of
        from teams.current_listings l
        where cardinality($1::text[]) = 0 or exists (
            select from unnest($1::text[], $2::text[], $3::text[]) as a(city, gu, dong)
            where a.gu = l.gu and (a.city = '' or a.city = l.city) and (a.dong is null or a.dong = l.dong))
        order by l.gu, l.dong, l.name_key, jsonb_array_length(l.nearby) desc, l.listing_id
        """;

    public async Task<IReadOnlyList<KnownComplex>> ReadAsync(IReadOnlyList<Region> regions, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QueryAsync(
            ComplexesSql, Complex, cancellation,
            regions.Select(region => region.City).ToArray(), regions.Select(region => region.Gu).ToArray(),
            regions.Select(region => region.Dong).ToArray());
    }

    private static KnownComplex Complex(NpgsqlDataReader row) => new(
        row.GetString(0),
        new(row.GetString(1), row.GetString(2), row.GetString(3) is { Length: > 0 } dong ? dong : null),
        JsonSerializer.Deserialize<NearbyPlace[]>(row.GetString(4), WireJson.Options) ?? [],
        row.GetBoolean(5), row.GetFieldValue<DateOnly>(6));
}
