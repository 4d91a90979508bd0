namespace Holmes.Teams.Market.Deals;

internal static class TransactionTable
{
    public const string Columns =
        "natural_key, occurrence, details_key, is_sample, city, gu, dong, lot, property_type, trade_type, complex_name, complex_key, "
        + "area_m2, price_won, monthly_rent_won, contract_date, floor, built_year, road, cancelled_on";

    public const string Create = """
        create table if not exists teams.transactions (
            natural_key uuid not null,
            occurrence int not null,
            details_key uuid not null,
            is_sample boolean not null,
            city text not null,
            gu text not null,
            dong text not null,
            lot text not null,
            property_type text not null,
            trade_type text not null,
            complex_name text not null,
            complex_key text not null,
            area_m2 numeric(10,4) not null check (area_m2 > 0),
            price_won bigint not null,
            monthly_rent_won bigint not null,
            contract_date date not null,
            floor int,
            built_year int,
            road text,
            cancelled_on date,
            primary key (natural_key, occurrence));
        create index if not exists transactions_by_place on teams.transactions
            (gu, property_type, trade_type, contract_date) where cancelled_on is null;
        create index if not exists transactions_by_kind on teams.transactions
            (property_type, trade_type, contract_date) where cancelled_on is null;
        create index if not exists transactions_imported on teams.transactions
            (property_type, trade_type, gu) where not is_sample;
        create index if not exists transactions_by_name on teams.transactions
            (gu, property_type, complex_key);
        """;

    public const string CreateIncoming =
        "create temp table incoming (like teams.transactions including defaults) on commit drop";

    /// <summary>
    /// Takes over what is new or changed. The occurrence counts equal contracts of one upload in their order, so that
    /// reading the same file again meets the same keys.
    /// </summary>
    public const string Merge = $"""
        insert into teams.transactions ({Columns})
        select natural_key, (row_number() over (partition by natural_key order by occurrence))::int, details_key, is_sample,
               city, gu, dong, lot, property_type, trade_type, complex_name, complex_key, area_m2, price_won,
               monthly_rent_won, contract_date, floor, built_year, road, cancelled_on
        from incoming
        on conflict (natural_key, occurrence) do update set
            details_key = excluded.details_key, built_year = excluded.built_year, road = excluded.road,
            cancelled_on = excluded.cancelled_on
        where transactions.details_key <> excluded.details_key
        """;
}
