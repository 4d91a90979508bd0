namespace Holmes.Teams.Market.Listings;

internal static class ListingTable
{
    public const string Columns =
        "listing_id, content_hash, is_sample, name, name_key, property_type, city, gu, dong, label, area_m2, min_area_m2, max_area_m2, "
        + "sale_min, sale_max, jeonse_min, jeonse_max, deposit_min, deposit_max, rent_min, rent_max, latitude, longitude, "
        + "built_year, households, station, station_m, nearby, as_of";

    public const string Create = """
        create table if not exists teams.listings (
            listing_id uuid primary key,
            content_hash uuid not null,
            is_sample boolean not null,
            name text not null,
            name_key text not null,
            property_type text not null,
            city text not null,
            gu text not null,
            dong text not null,
            label text not null,
            area_m2 numeric(10,4),
            min_area_m2 numeric(10,4),
            max_area_m2 numeric(10,4),
            sale_min bigint,
            sale_max bigint,
            jeonse_min bigint,
            jeonse_max bigint,
            deposit_min bigint,
            deposit_max bigint,
            rent_min bigint,
            rent_max bigint,
            latitude double precision,
            longitude double precision,
            built_year int,
            households int,
            station text,
            station_m int,
            nearby jsonb not null,
            as_of date not null,
            trust_score numeric(5,2) not null default 0);
        create index if not exists listings_by_place on teams.listings (gu, property_type);
        create index if not exists listings_imported on teams.listings (property_type, gu) where not is_sample;
        create or replace view teams.current_listings as
            select l.* from teams.listings l
            where not l.is_sample or not exists (
                select from teams.listings real
                where not real.is_sample and real.gu = l.gu and real.city = l.city and real.property_type = l.property_type);
        """;

    public const string CreateIncoming =
        "create temp table incoming (like teams.listings including defaults) on commit drop";

    public const string Merge = $"""
        insert into teams.listings ({Columns})
        select {Columns} from incoming
        on conflict (listing_id) do update set
            content_hash = excluded.content_hash, name = excluded.name, min_area_m2 = excluded.min_area_m2,
            max_area_m2 = excluded.max_area_m2, sale_min = excluded.sale_min, sale_max = excluded.sale_max,
            jeonse_min = excluded.jeonse_min, jeonse_max = excluded.jeonse_max, deposit_min = excluded.deposit_min,
            deposit_max = excluded.deposit_max, rent_min = excluded.rent_min, rent_max = excluded.rent_max,
            latitude = excluded.latitude, longitude = excluded.longitude, built_year = excluded.built_year,
            households = excluded.households, station = excluded.station, station_m = excluded.station_m,
            nearby = excluded.nearby, as_of = excluded.as_of
        where listings.content_hash <> excluded.content_hash
        """;
}
