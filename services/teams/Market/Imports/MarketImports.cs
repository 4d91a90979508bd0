using System.IO.Pipelines;
using Holmes.Contracts.Teams;
using Holmes.Teams.Market.Listings;
using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Market.Imports;

/// <summary>Takes files of the market over into the tables. What is there already, unchanged, stays as it is.</summary>
public sealed class MarketImports(TeamsDatabase database, TimeProvider clock)
{
    public async Task<ImportReport> TransactionsAsync(string file, PipeReader content, CancellationToken cancellation)
    {
        var log = new ImportLog(file);
        using var text = await TextEncoding.OpenAsync(content, cancellation);
        await using var connection = await database.OpenAsync(cancellation);
        var rows = TransactionCsv.ReadAsync(text, file, clock.KoreanDay(), log, cancellation);
        var merged = await MarketLoad.MergeTransactionsAsync(connection, rows, cancellation);
        if (merged.Changed > 0)
        {
            await connection.ExecuteAsync("analyze teams.transactions", cancellation);
            await TrustRefresh.RunAsync(connection, cancellation);
        }

        return log.Report("transactions", merged.Changed, merged.Unchanged);
    }

    public async Task<ImportReport> ListingsAsync(string file, PipeReader content, CancellationToken cancellation)
    {
        var log = new ImportLog(file);
        var today = clock.KoreanDay();
        using var text = await TextEncoding.OpenAsync(content, cancellation);
        await using var connection = await database.OpenAsync(cancellation);
        var merged = await MarketLoad.MergeListingsAsync(connection, ListingCsv.ReadAsync(text, today, log, cancellation), today, cancellation);
        if (merged.Changed > 0)
        {
            await TrustRefresh.RunAsync(connection, cancellation);
        }

        return log.Report("listings", merged.Changed, merged.Unchanged);
    }
}
