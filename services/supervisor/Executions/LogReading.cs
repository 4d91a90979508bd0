using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Supervisor.Executions;

/// <summary>The log read as a whole, streamed: for audit and export.</summary>
/// <param name="since">Only executions that began then or later.</param>
/// <param name="only">Only these executions; all without it.</param>
internal sealed class LogReading(NpgsqlConnection connection, DateTimeOffset? since, IReadOnlyCollection<Guid>? only = null)
{
    private const string Schema = SupervisorStorage.Schema;

    /// <summary>In the order of the log, which within an execution is that of its versions: what is archived first.</summary>
    public async IAsyncEnumerable<LogRow> EventsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var archived in new[] { "true", "false" })
        {
            await using var rows = await CopyAsync(
                $"""
                select id, stream_id, version, type, timestamp, data::text, causation_id, seq_id from {Schema}.mt_events
                where is_archived = {archived} and {NoTombstone}{Began("stream_id")}{Named} order by seq_id
                """,
                cancellation);
            while (await rows.StartRowAsync(cancellation) != -1)
            {
                yield return new LogRow(
                    await rows.ReadAsync<Guid>(cancellation), await rows.ReadAsync<Guid>(cancellation), await rows.ReadAsync<long>(cancellation),
                    await rows.ReadAsync<string>(cancellation), await rows.ReadAsync<DateTimeOffset>(cancellation),
                    await rows.ReadAsync<byte[]>(NpgsqlDbType.Text, cancellation), await CauseAsync(rows, cancellation),
                    await rows.ReadAsync<long>(cancellation));
            }
        }
    }

    public async IAsyncEnumerable<(Guid ExecutionId, byte[] Summary)> SummariesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var where = since is null ? "" : $" where id in (select id from {Schema}.mt_streams where created >= {Literal(since.Value)})";
        await using var rows = await CopyAsync($"select id, data::text from {Schema}.mt_doc_executionsummary{where}", cancellation);
        while (await rows.StartRowAsync(cancellation) != -1)
        {
            yield return (await rows.ReadAsync<Guid>(cancellation), await rows.ReadAsync<byte[]>(NpgsqlDbType.Text, cancellation));
        }
    }

    public async IAsyncEnumerable<(Guid ExecutionId, long Version, bool IsArchived)> StreamsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var where = since is null ? "" : $" and created >= {Literal(since.Value)}";
        await using var rows = await CopyAsync($"select id, version, is_archived from {Schema}.mt_streams where version > 0{where}", cancellation);
        while (await rows.StartRowAsync(cancellation) != -1)
        {
            yield return (await rows.ReadAsync<Guid>(cancellation), await rows.ReadAsync<long>(cancellation), await rows.ReadAsync<bool>(cancellation));
        }
    }

    public async Task<IReadOnlySet<Guid>> WatchedAsync(CancellationToken cancellation)
    {
        var watched = new HashSet<Guid>();
        await using var command = new NpgsqlCommand($"select id from {Schema}.open_executions", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            watched.Add(rows.GetGuid(0));
        }

        return watched;
    }

    private static async Task<string?> CauseAsync(NpgsqlBinaryExporter rows, CancellationToken cancellation)
    {
        if (!rows.IsNull)
        {
            return await rows.ReadAsync<string>(cancellation);
        }

        await rows.SkipAsync(cancellation);
        return null;
    }

    /// <summary>Where a save failed, Marten fills its numbers with these, in a stream of its own of version 0: nothing happened there.</summary>
    private const string NoTombstone = "type <> 'tombstone'";

    private Task<NpgsqlBinaryExporter> CopyAsync(string query, CancellationToken cancellation) =>
        connection.BeginBinaryExportAsync($"copy ({query}) to stdout (format binary)", cancellation);

    private string Began(string column) =>
        since is null ? "" : $" and {column} in (select id from {Schema}.mt_streams where created >= {Literal(since.Value)})";

    private string Named => only is null ? "" : $" and stream_id in ({string.Join(", ", only.Select(id => $"'{id}'"))})";

    /// <summary>COPY takes no parameters.</summary>
    private static string Literal(DateTimeOffset at) => $"'{at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)}'";
}
