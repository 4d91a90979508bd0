using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Log;
using Holmes.ServiceDefaults;
using Holmes.Testing;
using Marten;
using Microsoft.Extensions.Configuration;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Notifier.Tests.Edge;

/// <summary>A database with the supervisor's event tables, as Marten makes them, and a hand that appends to them.</summary>
public sealed class SupervisorLog : IAsyncLifetime
{
    private readonly PostgresServer server = new();
    private NpgsqlDataSource? database;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        ConnectionString = await server.NewDatabaseAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = ConnectionString })
            .Build();
        await using var store = DocumentStore.For(options =>
        {
            options.UseServiceDefaults(configuration, "supervisor");
            options.Events.MapEventType<Any>("any");
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        database = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>Appends in one transaction, and gives the hint the supervisor would publish.</summary>
    public async Task<LoggedEvent[]> AppendAsync(Guid execution, long after, params (string Name, object Data)[] events)
    {
        await using var connection = await database!.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, """
            insert into supervisor.mt_streams (id, version) values ($1, $2)
            on conflict (id, is_archived) do update set version = excluded.version
            """, execution, after + events.Length);
        var hints = events.Select((one, at) => new LoggedEvent(
            execution, after + 1 + at, one.Name, Story.At.AddSeconds(after + 1 + at), "cause", WireJson.ToElement(one.Data))).ToArray();
        foreach (var hint in hints)
        {
            await ExecuteAsync(connection, """
                insert into supervisor.mt_events (seq_id, id, stream_id, version, data, type, timestamp, causation_id)
                values (nextval('supervisor.mt_events_sequence'), $1, $2, $3, $4, $5, $6, $7)
                """, Guid.CreateVersion7(), hint.ExecutionId, hint.Version, hint.Data, EventNames.Stored(hint.Event), hint.OccurredAt, "cause");
        }

        await transaction.CommitAsync();
        return hints;
    }

    public async ValueTask DisposeAsync()
    {
        await database!.DisposeAsync();
        await server.DisposeAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value is JsonElement json
                ? new NpgsqlParameter { Value = json.GetRawText(), NpgsqlDbType = NpgsqlDbType.Jsonb }
                : new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }

    private sealed record Any;
}
