using Holmes.Teams.Market.Storage;
using Npgsql;

namespace Holmes.Teams.Loans;

/// <summary>Creates the tables of loans and brings the facts that come with Holmes up to date.</summary>
internal sealed class LoanLoad : IFirstLoad
{
    private const string ForgetProducts = """
        delete from teams.loan_products p where not is_imported
        and not exists (select from unnest($1::text[], $2::date[]) as kept(id, day) where (kept.id, kept.day) = (p.product_id, p.valid_from))
        """;

    private const string ForgetRules = """
        delete from teams.lending_rules r
        where not exists (select from unnest($1::text[], $2::date[]) as kept(code, day) where (kept.code, kept.day) = (r.code, r.valid_from))
        """;

    public async Task RunAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(LoanTables.Create, cancellation);
        await using var change = await connection.BeginTransactionAsync(cancellation);
        foreach (var product in LoanFacts.Products)
        {
            await LoanTables.MergeAsync(connection, product, isImported: false, cancellation);
        }

        foreach (var (position, rule) in LoanFacts.Rules.Index())
        {
            await LoanTables.MergeAsync(connection, rule, position, cancellation);
        }

        await connection.ExecuteAsync(ForgetProducts, cancellation,
            LoanFacts.Products.Select(product => product.ProductId).ToArray(), LoanFacts.Products.Select(product => product.ValidFrom).ToArray());
        await connection.ExecuteAsync(ForgetRules, cancellation,
            LoanFacts.Rules.Select(rule => rule.Code).ToArray(), LoanFacts.Rules.Select(rule => rule.ValidFrom).ToArray());
        await change.CommitAsync(cancellation);
    }
}
