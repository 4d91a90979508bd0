using Npgsql;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// An index of the log that Marten cannot describe: the executions of a session, which the edge looks up for every
/// socket that follows one. It holds first events only, so other events cost nothing.
/// </summary>
public sealed class LogIndexes(ISupervisorStore store) : IHostedService
{
    public const string OfSession = "mt_events_started_in_session";

    private const string Events = $"{SupervisorStorage.Schema}.mt_events";

    // Instances that start at once must not create it at once.
    private const long CreationLock = 0x484F_4C4D_4C4F_4749;

    /// <summary>After the schema is there.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var create = new NpgsqlCommand(
            $"""
            select pg_advisory_xact_lock({CreationLock});
            create index if not exists {OfSession} on {Events} ((data ->> 'sessionId'), seq_id) where type = 'execution_started';
            """,
            connection,
            transaction);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
