using System.Buffers;
using System.Data;
using Npgsql;

namespace Holmes.Supervisor.Executions.Export;

/// <summary>Writes executions' events as JSON lines, as of one moment, one event in memory at a time.</summary>
public static class LogExport
{
    private const int WriteFrom = 64 * 1024;

    /// <param name="only">These executions; all without it.</param>
    /// <param name="since">Only executions that began then or later.</param>
    /// <returns>How many events of which executions.</returns>
    public static async Task<Exported> WriteAsync(
        NpgsqlDataSource database, IReadOnlyCollection<Guid>? only, DateTimeOffset? since, Stream to, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var (lines, events, found) = (new ArrayBufferWriter<byte>(2 * WriteFrom), 0L, new HashSet<Guid>());
        await foreach (var row in new LogReading(connection, since, only).EventsAsync(cancellation))
        {
            CloudEventLine.Write(lines, row);
            events++;
            if (only is not null)
            {
                found.Add(row.ExecutionId);
            }

            if (lines.WrittenCount >= WriteFrom)
            {
                await FlushAsync();
            }
        }

        await FlushAsync();
        return new(events, [.. (only ?? []).Where(id => !found.Contains(id))]);

        // Whole lines only, and not cut off by an interruption.
        async Task FlushAsync()
        {
            await to.WriteAsync(lines.WrittenMemory, CancellationToken.None);
            lines.ResetWrittenCount();
        }
    }

    /// <summary>The file appears when it is complete; until then it has another name.</summary>
    public static async Task<Exported> WriteAsync(
        NpgsqlDataSource database, IReadOnlyCollection<Guid>? only, DateTimeOffset? since, string file, CancellationToken cancellation)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        try
        {
            Exported exported;
            await using (var to = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                exported = await WriteAsync(database, only, since, to, cancellation);
                to.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
            return exported;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

/// <param name="Missing">Executions that were asked for and are not in the log.</param>
public sealed record Exported(long Events, IReadOnlyList<Guid> Missing);
