using Npgsql;
using Xunit;

namespace Holmes.Testing;

/// <summary>
/// A fixture with a real PostgreSQL: the server that HOLMES_TEST_POSTGRES names, or one private to this test process.
/// Every use has databases of its own.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly List<string> databases = [];

    /// <summary>For a database that is there from the start; tests take <see cref="NewDatabaseAsync"/>.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync() =>
        ConnectionString = Environment.GetEnvironmentVariable("HOLMES_TEST_POSTGRES") is { Length: > 0 } given
            ? given
            : (await TestServers.PostgresAsync()).ConnectionString;

    /// <returns>The connection string of an empty database.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await RunAsync($"create database {name} encoding 'UTF8'");
        databases.Add(name);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in databases)
        {
            await RunAsync($"drop database if exists {name} with (force)");
        }
    }

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
