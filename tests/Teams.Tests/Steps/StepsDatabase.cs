using Holmes.Testing;
using Marten;
using Npgsql;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>The tables of claims and leases in a database of their own.</summary>
public sealed class StepsDatabase : IAsyncLifetime
{
    private readonly PostgresServer server = new();

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        var connection = await server.NewDatabaseAsync();
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(connection);
            options.DatabaseSchemaName = TeamsStore.Schema;
            options.DisableNpgsqlLogging = true;
            options.AddStepTables();
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        Source = NpgsqlDataSource.Create(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await server.DisposeAsync();
    }

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T?> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T found ? found : default;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = Source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
