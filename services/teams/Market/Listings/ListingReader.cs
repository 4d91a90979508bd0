using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Market.Listings;

/// <summary>Searches the listings. Where imported ones of a district and kind of home are there, only they count.</summary>
public sealed class ListingReader(TeamsDatabase database)
{
    private const string Places = """
        with asked as (select * from unnest($1::text[], $2::text[], $3::text[]) as a(city, gu, dong)),
        here as (
            select l.* from teams.current_listings l
            where cardinality($1::text[]) = 0 or exists (
                select from asked a where a.gu = l.gu and (a.city = '' or a.city = l.city) and (a.dong is null or a.dong = l.dong)))

        """;

    private const string Conditions = """
        where ($4::text is null or property_type = $4)
          and case $5 when 'sale' then sale_min is not null when 'jeonse' then jeonse_min is not null
                      when 'monthly' then rent_min is not null
                      else num_nonnulls(sale_min, jeonse_min, rent_min) > 0 end
          and ($6::numeric is null or rent_max >= $6) and ($7::numeric is null or rent_min <= $7)
          and ($8::numeric is null or coalesce(max_area_m2, area_m2) >= $8)
          and ($9::numeric is null or coalesce(min_area_m2, area_m2) <= $9)
          and ($10::int is null or built_year >= $10)
          and ($11::int is null or station_m <= $11)
          and ($12::text is null or replace(station, '역', '') = replace($12, '역', ''))

        """;

    private const string Priced = """
        , fitting as (
            select *, case $5 when 'jeonse' then jeonse_min when 'monthly' then deposit_min else sale_min end as low,
                      case $5 when 'jeonse' then jeonse_max when 'monthly' then deposit_max else sale_max end as high
            from here

        """ + Conditions + ")\n";

    private const string SearchSql = Places + Priced + """
        , matching as (
            select *, row_number() over (partition by gu, dong, name_key order by trust_score desc, low, listing_id) as turn
            from fitting
            where ($13::numeric is null or high >= $13) and ($14::numeric is null or low <= $14))
        select listing_id, name, property_type, city, gu, dong, coalesce(min_area_m2, area_m2), coalesce(max_area_m2, area_m2),
               sale_min, sale_max, jeonse_min, jeonse_max, deposit_min, deposit_max, rent_min, rent_max,
               built_year, households, station, station_m, nearby, trust_score, is_sample, as_of, (count(*) over ())::int
        from matching
        order by turn, trust_score desc, low, listing_id
        limit $15
        """;

    private const string CheapestSql = Places + Priced + "select min(low), max(high) from fitting";

    /// <summary>One offer of every complex first: the most trusted, then the cheapest.</summary>
    public async Task<FoundListings> SearchAsync(ListingQuestion question, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var found = await connection.QueryAsync(
            SearchSql,
            row => (Listing: Listing(row), IsSample: row.GetBoolean(22), AsOf: row.GetFieldValue<DateOnly>(23), Total: row.GetInt32(24)),
            cancellation,
            [.. Parameters(question), Amount(question.Filter.PriceWon?.Min), Amount(question.Filter.PriceWon?.Max), question.Limit]);
        return found.Count == 0
            ? new(0, [], DateOnly.MinValue, IsSample: false)
            : new(found[0].Total, [.. found.Select(row => row.Listing)], found.Max(row => row.AsOf), found.Any(row => row.IsSample));
    }

    /// <summary>What it costs there, whatever price was asked for; null where nothing else fits either.</summary>
    public async Task<WonRange?> PricesAsync(ListingQuestion question, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await connection.QueryAsync(CheapestSql, row => Range(row, 0), cancellation, Parameters(question))).Single();
    }

    private static object?[] Parameters(ListingQuestion question)
    {
        var filter = question.Filter;
        return
        [
            question.Regions.Select(region => region.City).ToArray(), question.Regions.Select(region => region.Gu).ToArray(),
            question.Regions.Select(region => region.Dong).ToArray(),
            Sql.Typed(filter.PropertyType?.Wire(), NpgsqlDbType.Text), Sql.Typed(question.TradeType?.Wire(), NpgsqlDbType.Text),
            Amount(filter.MonthlyRentWon?.Min), Amount(filter.MonthlyRentWon?.Max), Amount(filter.MinAreaM2), Amount(filter.MaxAreaM2),
            Sql.Typed(filter.BuiltFromYear, NpgsqlDbType.Integer), Sql.Typed(filter.MaxStationMeters, NpgsqlDbType.Integer),
            Sql.Typed(filter.Station, NpgsqlDbType.Text),
        ];
    }

    private static NpgsqlParameter Amount(decimal? value) => Sql.Typed(value, NpgsqlDbType.Numeric);

    private static Listing Listing(NpgsqlDataReader reader) => new(
        reader.GetGuid(0).ToString("N"), reader.GetString(1), Kinds.ToPropertyType(reader.GetString(2)),
        new(reader.GetString(3), reader.GetString(4), reader.GetString(5) is { Length: > 0 } dong ? dong : null),
        reader.Optional<decimal>(6), reader.Optional<decimal>(7), Range(reader, 8), Range(reader, 10), Range(reader, 12), Range(reader, 14),
        reader.Optional<int>(16), reader.Optional<int>(17), reader.OptionalText(18), reader.Optional<int>(19),
        JsonSerializer.Deserialize<NearbyPlace[]>(reader.GetString(20), WireJson.Options) ?? [], reader.GetDecimal(21));

    private static WonRange? Range(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : new(reader.GetInt64(ordinal), reader.GetInt64(ordinal + 1));
}

/// <param name="Total">How many fit; <paramref name="Listings"/> are the best of them.</param>
public sealed record FoundListings(int Total, IReadOnlyList<Listing> Listings, DateOnly AsOf, bool IsSample);
