using Npgsql;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// Finds a decision in the log by its id. Marten describes the table of events and would not keep an index it does not
/// know, so the store is told to ignore this one, and it is made here, after the schema.
/// </summary>
public sealed class DecisionIndex(NpgsqlDataSource database) : IHostedService
{
    private const string Id = "(data -> 'decision' ->> 'decisionId')";
    private const long Lock = 0x484F4C4D45534449; // two instances at once must not make it twice

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"""
            select pg_advisory_xact_lock({Lock});
            create index if not exists {ServiceDefaults.EventStore.DecisionIndex} on {SupervisorStorage.Schema}.mt_events ({Id}) where type = 'tool_selected'
            """);
        command.CommandTimeout = 0; // once, over everything that is there
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>The execution it was made in; null where there is no such decision.</returns>
    public async Task<Guid?> FindAsync(Guid decisionId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select stream_id from {SupervisorStorage.Schema}.mt_events where type = 'tool_selected' and {Id} = @id limit 1");
        command.Parameters.AddWithValue("id", decisionId.ToString("D"));
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }
}
