using System.Data;
using System.Threading.Channels;
using Npgsql;

namespace Holmes.Supervisor.Executions.Audit;

/// <summary>Proves the invariants over the whole log, of a running system or a stopped one, as of one moment.</summary>
public static class LogAudit
{
    private const int BatchSize = 256;
    private const int BatchesAhead = 16;

    /// <param name="since">Only executions that began then or later.</param>
    public static async Task<AuditReport> RunAsync(NpgsqlDataSource database, DateTimeOffset? since, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var log = new LogReading(connection, since);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new AuditWorker()).ToArray();

        var watched = await log.WatchedAsync(cancellation);
        await ShareAsync(workers, log.EventsAsync(cancellation), row => row.ExecutionId, (worker, row) => worker.Follow(row), cancellation);
        await ShareAsync(
            workers, log.StreamsAsync(cancellation), row => row.ExecutionId,
            (worker, row) => worker.Compare(row.ExecutionId, row.Version, row.IsArchived), cancellation);
        await ShareAsync(
            workers, log.SummariesAsync(cancellation), row => row.ExecutionId,
            (worker, row) => worker.Compare(row.ExecutionId, row.Summary), cancellation);

        return AuditReport.Of(workers, watched, TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>Each worker gets all rows of its executions, in their order; all workers work at the same time.</summary>
    private static async Task ShareAsync<T>(
        AuditWorker[] workers, IAsyncEnumerable<T> rows, Func<T, Guid> executionOf, Action<AuditWorker, T> look, CancellationToken cancellation)
    {
        var shares = workers.Select(_ => Channel.CreateBounded<List<T>>(BatchesAhead)).ToArray();
        var working = workers.Zip(shares, (worker, share) => Task.Run(
            async () =>
            {
                await foreach (var batch in share.Reader.ReadAllAsync(cancellation))
                {
                    batch.ForEach(row => look(worker, row));
                }
            },
            cancellation)).ToArray();
        var gathered = workers.Select(_ => new List<T>(BatchSize)).ToArray();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var share = (int)((uint)executionOf(row).GetHashCode() % workers.Length);
            gathered[share].Add(row);
            if (gathered[share].Count == BatchSize)
            {
                await shares[share].Writer.WriteAsync(gathered[share], cancellation);
                gathered[share] = new List<T>(BatchSize);
            }
        }

        for (var share = 0; share < shares.Length; share++)
        {
            await shares[share].Writer.WriteAsync(gathered[share], cancellation);
            shares[share].Writer.Complete();
        }

        await Task.WhenAll(working);
    }
}
