using Holmes.Teams.Market.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Market.Deals;

/// <summary>Asks Postgres for coverage and statistics of transactions. Cancelled contracts never count.</summary>
public sealed class MarketReader(TeamsDatabase database)
{
    private const string Asked = """
        with asked as (select * from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as a(area, city, gu, dong)),
        trades as (select unnest($5::text[]) as trade_type),
        scope as (
            select a.area, w.trade_type, bool_or(exists (
                select from teams.transactions t
                where not t.is_sample and t.property_type = $6 and t.trade_type = w.trade_type and t.gu = a.gu
                  and (a.city = '' or t.city = a.city or t.city like a.city || ' %'))) as is_imported
            from asked a cross join trades w group by 1, 2),
        deals as (
            select s.area, s.is_imported, t.*
            from scope s
            join asked a on a.area = s.area
            join teams.transactions t on t.gu = a.gu and t.property_type = $6 and t.trade_type = s.trade_type
                and t.cancelled_on is null and t.is_sample = not s.is_imported
                and (a.city = '' or t.city = a.city or t.city like a.city || ' %')
                and (a.dong is null or t.dong = a.dong))

        """;

    private const string CoverageSql = Asked + """
        select area, trade_type, is_imported, min(contract_date), max(contract_date)
        from deals group by 1, 2, 3 order by 1, 2
        """;

    private const string NamesSql = Asked + "select distinct complex_key, complex_name from deals order by 1, 2";

    private const string StatisticsSql = Asked + """
        , picked as (
            select area, trade_type, date_trunc('month', contract_date)::date as month,
                   price_won::float8 as price, monthly_rent_won::float8 as rent, area_m2::float8 as size
            from deals
            where contract_date between $7 and $8
              and ($9::numeric is null or area_m2 >= $9) and ($10::numeric is null or area_m2 <= $10)
              and ($11::numeric is null or price_won >= $11) and ($12::numeric is null or price_won <= $12)
              and ($13::text[] is null or complex_key = any($13)))
        select area, trade_type, month, count(*)::int,
               avg(price), percentile_cont(0.5) within group (order by price), min(price), max(price),
               percentile_cont(0.5) within group (order by price / size),
               avg(rent), percentile_cont(0.5) within group (order by rent), min(rent), max(rent),
               percentile_cont(0.5) within group (order by rent / size),
               percentile_cont(0.5) within group (order by size)
        from picked
        group by grouping sets ((area, trade_type), (area, trade_type, month))
        order by area, trade_type, month nulls first
        """;

    public async Task<IReadOnlyList<Coverage>> CoverageAsync(MarketQuestion question, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QueryAsync(CoverageSql, CoverageOf, cancellation, Scope(question));
    }

    /// <summary>The complexes that have contracts there: key, name as written.</summary>
    public async Task<ILookup<string, string>> NamesAsync(MarketQuestion question, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var names = await connection.QueryAsync(
            NamesSql, row => (Key: row.GetString(0), Name: row.GetString(1)), cancellation, Scope(question));
        return names.ToLookup(name => name.Key, name => name.Name);
    }

    public async Task<IReadOnlyList<MarketFigures>> StatisticsAsync(
        MarketQuestion question, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QueryAsync(StatisticsSql, Figures, cancellation,
        [
            .. Scope(question), from, to,
            Sql.Typed(question.MinAreaM2, NpgsqlDbType.Numeric), Sql.Typed(question.MaxAreaM2, NpgsqlDbType.Numeric),
            Sql.Typed(question.MinPriceWon, NpgsqlDbType.Numeric), Sql.Typed(question.MaxPriceWon, NpgsqlDbType.Numeric),
            Sql.Typed(question.ComplexKeys?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
        ]);
    }

    private static object[] Scope(MarketQuestion question)
    {
        var places = question.Areas
            .SelectMany((area, index) => area.Districts.Select(gu => (Index: index, area.Region.City, Gu: gu, area.Region.Dong)))
            .ToArray();
        return
        [
            places.Select(place => place.Index).ToArray(), places.Select(place => place.City).ToArray(),
            places.Select(place => place.Gu).ToArray(), places.Select(place => place.Dong).ToArray(),
            question.TradeTypes.Select(Kinds.Wire).ToArray(), question.PropertyType.Wire(),
        ];
    }

    private static Coverage CoverageOf(NpgsqlDataReader row) => new(
        row.GetInt32(0), Kinds.ToTradeType(row.GetString(1)), row.GetBoolean(2),
        row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4));

    private static MarketFigures Figures(NpgsqlDataReader reader)
    {
        decimal At(int ordinal, int digits = 0) => Math.Round((decimal)reader.GetDouble(ordinal), digits, MidpointRounding.AwayFromZero);
        var (count, size) = (reader.GetInt32(3), At(14, digits: 2));
        return new(
            reader.GetInt32(0), Kinds.ToTradeType(reader.GetString(1)), reader.Optional<DateOnly>(2),
            new(count, At(4), At(5), At(6), At(7), At(8), size),
            new(count, At(9), At(10), At(11), At(12), At(13), size));
    }
}
