using System.Data;
using System.Text.Json;
using Holmes.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Where dead letters of all services are kept until somebody retries or drops them. Healthy once it is there.</summary>
public sealed class DeadLetterTable(NpgsqlDataSource database, TimeProvider clock) : IHealthCheck
{
    private const string Table = "delivery.dead_letters";
    private const string Columns = """
        id, queue, exchange, envelope, reason, cause, octet_length(body) as size, first_at, last_at, times, retries, retried_at
        """;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private volatile bool isThere;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isThere ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The table of dead letters is not made yet."));

    public async Task CreateAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            select pg_advisory_xact_lock(hashtext('{Table}'));
            create schema if not exists delivery;
            create table if not exists {Table} (
                id uuid primary key,
                queue text not null,
                exchange text,
                envelope text not null,
                body bytea not null,
                reason text not null,
                cause text,
                first_at timestamptz not null,
                last_at timestamptz not null,
                times int not null default 1,
                retries int not null default 0,
                retried_at timestamptz);
            create index if not exists dead_letters_last_at on {Table} (last_at desc);
            """);
        await command.ExecuteNonQueryAsync(cancellation);
        isThere = true;
    }

    /// <summary>Keeps it; while the database is away it waits, so that whoever holds the message does not let go of it.</summary>
    public async Task KeepAsync(DeadLetter letter, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await StoreAsync(letter, cancellation);
                return;
            }
            catch (Exception e) when (Outage.Caused(e) || e is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable })
            {
                await Task.Delay(BetweenTries, clock, cancellation);
            }
        }
    }

    /// <summary>The newest first.</summary>
    /// <param name="dead">True: those that wait for somebody; false: those that were retried; null: both.</param>
    public async Task<IReadOnlyList<DeadLetterRow>> ListAsync(bool? dead, string? queue, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            select {Columns} from {Table}
            where (@dead is null or (retried_at is null) = @dead) and (@queue is null or queue = @queue)
            order by last_at desc, id limit @most
            """);
        command.Parameters.Add(new NpgsqlParameter<bool?>("dead", dead));
        command.Parameters.Add(new NpgsqlParameter<string?>("queue", queue));
        command.Parameters.AddWithValue("most", most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<DeadLetterRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(Row(reader));
        }

        return rows;
    }

    public async Task<long> CountAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select count(*) from {Table} where retried_at is null");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<(DeadLetterRow Row, byte[] Body)?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns}, body from {Table} where id = @id");
        command.Parameters.AddWithValue("id", id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (Row(reader), await reader.GetFieldValueAsync<byte[]>(reader.GetOrdinal("body"), cancellation)) : null;
    }

    /// <summary>Notes that it was sent again, unless it has come back meanwhile.</summary>
    public async Task RetriedAsync(DeadLetterRow row, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            update {Table} set retries = retries + 1, retried_at = case when times = @times then @now else retried_at end where id = @id
            """);
        command.Parameters.AddWithValue("id", row.Id);
        command.Parameters.AddWithValue("times", row.Times);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <returns>How many there were.</returns>
    public async Task<int> DropAsync(IReadOnlyCollection<Guid>? ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"delete from {Table} where @ids is null or id = any(@ids)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]?>("ids", ids?.ToArray()));
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task StoreAsync(DeadLetter letter, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            insert into {Table} as kept (id, queue, exchange, envelope, body, reason, cause, first_at, last_at)
            values (@id, @queue, @exchange, @envelope, @body, @reason, @cause, @at, @at)
            on conflict (id) do update set
                exchange = excluded.exchange, envelope = excluded.envelope, body = excluded.body, reason = excluded.reason,
                cause = excluded.cause, last_at = excluded.last_at, times = kept.times + 1, retried_at = null
            where kept.last_at <> excluded.last_at
            """); // not younger: the very same delivery, told twice
        command.Parameters.AddWithValue("id", letter.Id);
        command.Parameters.AddWithValue("queue", letter.Queue);
        command.Parameters.Add(new NpgsqlParameter<string?>("exchange", letter.Exchange));
        command.Parameters.AddWithValue("envelope", Json(letter.Envelope));
        command.Parameters.AddWithValue("body", letter.Body);
        command.Parameters.AddWithValue("reason", letter.Reason);
        command.Parameters.Add(new NpgsqlParameter<string?>("cause", letter.Cause is { } cause ? Json(cause) : null));
        command.Parameters.AddWithValue("at", letter.At.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DeadLetterRow Row(NpgsqlDataReader reader) => new(
        reader.GetGuid("id"),
        reader.GetString("queue"),
        reader.IsDBNull("exchange") ? null : reader.GetString("exchange"),
        JsonSerializer.Deserialize<Envelope>(reader.GetString("envelope"), WireJson.Options)!,
        reader.GetString("reason"),
        reader.IsDBNull("cause") ? null : JsonSerializer.Deserialize<Cause>(reader.GetString("cause"), WireJson.Options),
        reader.GetInt32("size"),
        reader.GetFieldValue<DateTimeOffset>("first_at"),
        reader.GetFieldValue<DateTimeOffset>("last_at"),
        reader.GetInt32("times"),
        reader.GetInt32("retries"),
        reader.IsDBNull("retried_at") ? null : reader.GetFieldValue<DateTimeOffset>("retried_at"));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}

/// <param name="Times">How often it has died.</param>
/// <param name="Retries">How often somebody sent it again.</param>
/// <param name="RetriedAt">Since when it is not dead any more, unless it comes back.</param>
public sealed record DeadLetterRow(
    Guid Id,
    string Queue,
    string? Exchange,
    Envelope Envelope,
    string Reason,
    Cause? Cause,
    int Size,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    int Times,
    int Retries,
    DateTimeOffset? RetriedAt);
