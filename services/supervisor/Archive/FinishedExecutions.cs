using Holmes.Contracts;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.People;
using Npgsql;

namespace Holmes.Supervisor.Archive;

/// <summary>Moves executions that are over out of the way, and deletes them: a batch is one short transaction.</summary>
public sealed class FinishedExecutions(NpgsqlDataSource database)
{
    /// <summary>Small enough to hold nobody up.</summary>
    public const int BatchSize = 100;

    /// <summary>An advisory lock of the database: one instance at a time, and none waits for another.</summary>
    internal const long Lease = 0x686F6C6D65730001;

    private const string Schema = SupervisorStorage.Schema;
    private const string Summaries = SupervisorStorage.Summaries;
    private const string Unprojected = $"{Schema}.mt_doc_deadletterevent";
    private const string DeadLetters = "delivery.dead_letters";

    /// <param name="endedBefore">What ended later is left alone.</param>
    /// <param name="from">Where the last batch ended; everything before is known to be archived.</param>
    /// <returns>How many it were and where to go on; null when another instance is at it.</returns>
    public async Task<Batch?> ArchiveAsync(DateTimeOffset endedBefore, DateTimeOffset from, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await TakeLeaseAsync(connection, cancellation))
        {
            return null;
        }

        await using var command = new NpgsqlCommand(
            $"""
            with due as materialized (
                select summary.id, summary.ended_at from {Summaries} summary
                where summary.ended_at >= @from and summary.ended_at < @before
                  and exists (select from {Schema}.mt_streams stream where stream.id = summary.id and not stream.is_archived)
                order by summary.ended_at limit {BatchSize})
            select ended_at, {Schema}.mt_archive_stream(id) from due
            """,
            connection);
        command.Parameters.AddWithValue("before", endedBefore.ToUniversalTime());
        command.Parameters.AddWithValue("from", from.ToUniversalTime());
        var batch = new Batch(0, from);
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                batch = new(batch.Count + 1, await rows.GetFieldValueAsync<DateTimeOffset>(0, cancellation));
            }
        }

        await transaction.CommitAsync(cancellation);
        return batch;
    }

    /// <returns>How many it were; null when another instance is at it.</returns>
    public async Task<int?> DeleteAsync(DateTimeOffset endedBefore, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await TakeLeaseAsync(connection, cancellation))
        {
            return null;
        }

        await using var find = new NpgsqlCommand(
            $"select id from {Summaries} where ended_at < @before order by ended_at limit {BatchSize}", connection);
        find.Parameters.AddWithValue("before", endedBefore.ToUniversalTime());
        var due = await IdsAsync(find, cancellation);
        await DeleteAsync(connection, due, cancellation);
        await transaction.CommitAsync(cancellation);
        return due.Length;
    }

    /// <summary>All of a person's executions that began before a moment, over or not.</summary>
    public async Task<IReadOnlyList<Guid>> OfPersonAsync(string userId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand($"select id from {Summaries} where user_id = @user and started_at <= @before");
        find.Parameters.AddWithValue("user", userId);
        find.Parameters.AddWithValue("before", before.ToUniversalTime());
        return await IdsAsync(find, cancellation);
    }

    /// <summary>For good: the events, what is listed of them, and that there ever was such an execution.</summary>
    public async Task DeleteAsync(IEnumerable<Guid> executions, CancellationToken cancellation)
    {
        foreach (var batch in executions.Chunk(BatchSize))
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await DeleteAsync(connection, batch, cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static async Task DeleteAsync(NpgsqlConnection connection, Guid[] executions, CancellationToken cancellation)
    {
        if (await ExistsAsync(connection, Unprojected, cancellation))
        {
            // What a projection could not read is kept with the reason, which may quote the event.
            await using var reasons = new NpgsqlCommand(
                $"""
                delete from {Unprojected} where (data ->> 'eventSequence')::bigint in
                    (select seq_id from {Schema}.mt_events where stream_id = any(@ids))
                """,
                connection);
            reasons.Parameters.AddWithValue("ids", executions);
            await reasons.ExecuteNonQueryAsync(cancellation);
        }

        await using var delete = new NpgsqlCommand(
            $"""
            delete from {Schema}.mt_events where stream_id = any(@ids);
            delete from {Schema}.mt_streams where id = any(@ids);
            delete from {Schema}.mt_streams_identity where id = any(@ids);
            delete from {Schema}.open_executions where id = any(@ids);
            delete from {Summaries} where id = any(@ids);
            delete from {QuestionVectors.Name} where execution_id = any(@ids); -- after its question: see who writes it
            """,
            connection);
        delete.Parameters.AddWithValue("ids", executions);
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select to_regclass(@table) is not null", connection);
        ask.Parameters.AddWithValue("table", table);
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Messages about a person that nobody could work on.</summary>
    public async Task DeleteDeadLettersAsync(string userId, IReadOnlyList<Guid> executions, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (!await ExistsAsync(connection, DeadLetters, cancellation))
        {
            return;
        }

        await using var delete = new NpgsqlCommand(
            $"""
            delete from {DeadLetters} where exists
                (select from unnest(@names) name where position(convert_to(name, 'UTF8') in body) > 0)
            """,
            connection);
        string[] names = [System.Text.Json.JsonSerializer.Serialize(userId, WireJson.Options), .. executions.Select(id => $"{id}")];
        delete.Parameters.AddWithValue("names", names);
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<bool> TakeLeaseAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand($"select pg_try_advisory_xact_lock({Lease})", connection);
        return (bool)(await take.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<Guid[]> IdsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var ids = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            ids.Add(rows.GetGuid(0));
        }

        return [.. ids];
    }
}

/// <param name="Until">The end of the last execution of the batch.</param>
public sealed record Batch(int Count, DateTimeOffset Until);
