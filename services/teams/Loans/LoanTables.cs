using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Loans;

/// <summary>The tables of loans: what is searched by as columns, the rest as JSON. Every change of a fact is a row of its own.</summary>
internal static class LoanTables
{
    public const string Create = """
        create table if not exists teams.loan_products (
            product_id text not null,
            valid_from date not null,
            valid_to date,
            bank text not null,
            purpose text not null,
            is_sample boolean not null,
            is_imported boolean not null,
            content_hash uuid not null,
            body jsonb not null,
            primary key (product_id, valid_from));
        create table if not exists teams.lending_rules (
            code text not null,
            valid_from date not null,
            valid_to date,
            position int not null,
            content_hash uuid not null,
            body jsonb not null,
            primary key (code, valid_from));
        """;

    // What somebody imported is not overwritten by what came with the program.
    private const string MergeProduct = """
        insert into teams.loan_products as p (product_id, valid_from, valid_to, bank, purpose, is_sample, is_imported, content_hash, body)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (product_id, valid_from) do update set
            valid_to = excluded.valid_to, bank = excluded.bank, purpose = excluded.purpose, is_sample = excluded.is_sample,
            is_imported = excluded.is_imported, content_hash = excluded.content_hash, body = excluded.body
        where (p.content_hash <> excluded.content_hash or p.is_imported <> excluded.is_imported) and (excluded.is_imported or not p.is_imported)
        """;

    private const string MergeRule = """
        insert into teams.lending_rules as r (code, valid_from, valid_to, position, content_hash, body)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (code, valid_from) do update set
            valid_to = excluded.valid_to, position = excluded.position, content_hash = excluded.content_hash, body = excluded.body
        where (r.content_hash, r.position) <> (excluded.content_hash, excluded.position)
        """;

    /// <returns>Whether it is new or changed.</returns>
    public static async Task<bool> MergeAsync(
        NpgsqlConnection connection, LoanProduct product, bool isImported, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(product, WireJson.Options);
        return await connection.ExecuteAsync(MergeProduct, cancellation, product.ProductId, product.ValidFrom,
            Sql.Typed(product.ValidTo, NpgsqlDbType.Date), product.Bank, product.Purpose, product.IsSample, isImported,
            ContentKey.Of(body), Sql.Typed(body, NpgsqlDbType.Jsonb)) > 0;
    }

    public static async Task MergeAsync(NpgsqlConnection connection, LendingRule rule, int position, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(rule, WireJson.Options);
        await connection.ExecuteAsync(MergeRule, cancellation, rule.Code, rule.ValidFrom,
            Sql.Typed(rule.ValidTo, NpgsqlDbType.Date), position, ContentKey.Of(body), Sql.Typed(body, NpgsqlDbType.Jsonb));
    }
}
