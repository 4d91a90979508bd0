using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Notifier.Log;

/// <summary>Reads the streams the supervisor writes. Nothing is ever written here.</summary>
public sealed class ExecutionLog(NpgsqlDataSource database)
{
    private const string Events = "supervisor.mt_events";
    private const string Streams = "supervisor.mt_streams";

    /// <summary>Events of one execution with a version above <paramref name="after"/>, in order.</summary>
    public async Task<IReadOnlyList<LogEntry>> ReadAsync(Guid execution, long after, int limit, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select version, type, timestamp, causation_id, data from {Events} where stream_id = $1 and version > $2 order by version limit $3");
        command.Parameters.Add(new() { Value = execution });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        var entries = new List<LogEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            entries.Add(new LogEntry(
                reader.GetInt64(0),
                EventNames.OfStored(reader.GetString(1)),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetFieldValue<byte[]>(4)));
        }

        return entries;
    }

    /// <summary>How far each of these executions has come.</summary>
    public async Task<IReadOnlyList<(Guid Execution, long Version)>> VersionsAsync(
        Guid[] executions, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select id, version from {Streams} where id = any($1)");
        command.Parameters.Add(new() { Value = executions, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        var versions = new List<(Guid, long)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            versions.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }

        return versions;
    }

    /// <summary>The executions of a session, oldest first.</summary>
    public async Task<IReadOnlyList<StartedExecution>> OfSessionAsync(Guid session, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            select seq_id, stream_id, data ->> 'userId', data ->> 'sessionId' from {Events}
            where type = 'execution_started' and data ->> 'sessionId' = $1 order by seq_id
            """);
        command.Parameters.Add(new() { Value = session.ToString() });
        return await StartsAsync(command, cancellation).ToListAsync(cancellation);
    }

    /// <summary>Executions started after a position in the log.</summary>
    public async Task<IReadOnlyList<StartedExecution>> StartedAfterAsync(long position, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            select seq_id, stream_id, data ->> 'userId', data ->> 'sessionId' from {Events}
            where seq_id > $1 and type = 'execution_started' order by seq_id
            """);
        command.Parameters.Add(new() { Value = position });
        return await StartsAsync(command, cancellation).ToListAsync(cancellation);
    }

    /// <summary>The log's last position; 0 when it is empty.</summary>
    public async Task<long> PositionAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select coalesce(max(seq_id), 0) from {Events}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async IAsyncEnumerable<StartedExecution> StartsAsync(
        NpgsqlCommand command, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new StartedExecution(
                reader.GetGuid(1), reader.GetString(2), Guid.Parse(reader.GetString(3)), reader.GetInt64(0));
        }
    }
}

/// <summary>The first event of an execution, as far as it says whose it is.</summary>
/// <param name="Position">In the log; 0 when only heard of.</param>
public sealed record StartedExecution(Guid Execution, string UserId, Guid SessionId, long Position = 0);
