using Holmes.Teams.Market.Deals;
using Holmes.Teams.Market.Listings;
using Holmes.Teams.Market.Sample;
using Holmes.Teams.Market.Storage;
using Npgsql;

namespace Holmes.Teams.Market;

/// <summary>Creates the tables of the market and fills empty ones with the sample.</summary>
internal sealed class MarketLoad : IFirstLoad
{
    public async Task RunAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(TransactionTable.Create, cancellation);
        await connection.ExecuteAsync(ListingTable.Create, cancellation);
        var sample = new SampleMarket(today);
        var isNew = await IsEmptyAsync(connection, "teams.transactions", cancellation);
        if (isNew)
        {
            await MergeTransactionsAsync(connection, sample.Transactions().ToAsyncEnumerable(), cancellation);
        }

        if (await IsEmptyAsync(connection, "teams.listings", cancellation))
        {
            isNew = true;
            await MergeListingsAsync(connection, sample.Listings().ToAsyncEnumerable(), today, cancellation);
        }

        if (isNew)
        {
            await connection.ExecuteAsync("analyze teams.transactions, teams.listings", cancellation);
            await TrustRefresh.RunAsync(connection, cancellation);
        }
    }

    public static async Task<Merged> MergeTransactionsAsync(
        NpgsqlConnection connection, IAsyncEnumerable<Transaction> transactions, CancellationToken cancellation)
    {
        await using var change = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(TransactionTable.CreateIncoming, cancellation);
        var read = await TransactionCopy.WriteAsync(connection, "incoming", transactions, cancellation);
        var changed = await connection.ExecuteAsync(TransactionTable.Merge, cancellation);
        await change.CommitAsync(cancellation);
        return new(read, changed);
    }

    public static async Task<Merged> MergeListingsAsync(
        NpgsqlConnection connection, IAsyncEnumerable<ListingRow> listings, DateOnly asOf, CancellationToken cancellation)
    {
        await using var change = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(ListingTable.CreateIncoming, cancellation);
        var read = await ListingCopy.WriteAsync(connection, "incoming", listings, asOf, cancellation);
        var changed = await connection.ExecuteAsync(ListingTable.Merge, cancellation);
        await change.CommitAsync(cancellation);
        return new(read, changed);
    }

    private static async Task<bool> IsEmptyAsync(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        await using var command = connection.Command($"select not exists (select from {table})");
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

/// <param name="Changed">New, or different from what was there.</param>
internal sealed record Merged(int Read, int Changed)
{
    public int Unchanged => Read - Changed;
}
