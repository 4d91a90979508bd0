using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Loans;

/// <summary>Reads products and rules, of every time; where a purpose has imported products, its samples are left out.</summary>
public sealed class LoanReader(TeamsDatabase database)
{
    private const string ProductsSql = """
        select body from teams.loan_products p
        where not is_sample or not exists (
            select from teams.loan_products real where real.is_imported and not real.is_sample and real.purpose = p.purpose)
        order by product_id, valid_from
        """;

    private const string RulesSql = "select body from teams.lending_rules order by position";

    public async Task<IReadOnlyList<LoanProduct>> ProductsAsync(CancellationToken cancellation) =>
        await ReadAsync<LoanProduct>(ProductsSql, cancellation);

    public async Task<IReadOnlyList<LendingRule>> RulesAsync(CancellationToken cancellation) =>
        await ReadAsync<LendingRule>(RulesSql, cancellation);

    private async Task<List<T>> ReadAsync<T>(string sql, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QueryAsync(sql, row => JsonSerializer.Deserialize<T>(row.GetString(0), WireJson.Options)!, cancellation);
    }
}
