using Holmes.Teams.Market.Storage;
using Npgsql;

namespace Holmes.Teams.Market.Listings;

/// <summary>Scores all listings again, after transactions or listings have come in. Sample is judged by sample only.</summary>
internal static class TrustRefresh
{
    private const string ReadEvidence = """
        with deals as (
            select is_sample, city, gu, property_type, complex_key, count(*)::int as n
            from teams.transactions where cancelled_on is null group by 1, 2, 3, 4, 5),
        newest as (select is_sample, max(contract_date) as day from teams.transactions where cancelled_on is null group by 1),
        levels as (
            select t.is_sample, city, gu, property_type, trade_type,
                   percentile_cont(0.5) within group (order by (price_won / area_m2)::float8) as median
            from teams.transactions t join newest n on n.is_sample = t.is_sample and t.contract_date > n.day - interval '12 months'
            where cancelled_on is null and trade_type in ('sale', 'jeonse') group by 1, 2, 3, 4, 5)
        select l.listing_id, coalesce(d.n, 0),
               case when l.sale_min is not null then (l.sale_min + l.sale_max) / 2.0 / l.area_m2 / nullif(s.median, 0) - 1
                    else (l.jeonse_min + l.jeonse_max) / 2.0 / l.area_m2 / nullif(j.median, 0) - 1 end::float8,
               (l.dong <> '')::int + num_nonnulls(l.latitude, l.longitude, l.built_year, l.households, l.area_m2, l.min_area_m2,
                   l.max_area_m2, l.sale_min, l.jeonse_min, l.rent_min, l.station, l.station_m)
                   + (jsonb_array_length(l.nearby) > 0)::int
        from teams.listings l
        left join deals d on (d.is_sample, d.city, d.gu, d.property_type, d.complex_key)
                           = (l.is_sample, l.city, l.gu, l.property_type, l.name_key)
        left join levels s on (s.is_sample, s.city, s.gu, s.property_type, s.trade_type)
                            = (l.is_sample, l.city, l.gu, l.property_type, 'sale')
        left join levels j on (j.is_sample, j.city, j.gu, j.property_type, j.trade_type)
                            = (l.is_sample, l.city, l.gu, l.property_type, 'jeonse')
        """;

    private const string Write = """
        update teams.listings l set trust_score = s.score
        from unnest($1::uuid[], $2::numeric[]) as s(listing_id, score)
        where l.listing_id = s.listing_id and l.trust_score <> s.score
        """;

    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var scores = await connection.QueryAsync(
            ReadEvidence,
            row => (Id: row.GetGuid(0), Score: TrustScore.Of(new(row.GetInt32(1), row.Optional<double>(2), row.GetInt32(3)))),
            cancellation);
        await connection.ExecuteAsync(
            Write, cancellation, scores.Select(score => score.Id).ToArray(), scores.Select(score => score.Score).ToArray());
    }
}
