using Holmes.Testing;
using Npgsql;
using Xunit;

namespace Holmes.LocalServers.Tests;

public sealed class FixtureTests(PostgresServer postgres, RabbitMqServer rabbitMq) : IClassFixture<PostgresServer>, IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task Every_database_is_new_and_empty()
    {
        var first = await postgres.NewDatabaseAsync();
        var second = await postgres.NewDatabaseAsync();
        Assert.NotEqual(first, second);

        await using var source = NpgsqlDataSource.Create(first);
        await using var tables = source.CreateCommand("select count(*) from pg_tables where schemaname = 'public'");
        Assert.Equal(0L, await tables.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_broker_speaks_amqp() =>
        Assert.True(await AmqpHandshake.SucceedsAsync(new Uri(rabbitMq.Address).Port, TestContext.Current.CancellationToken));
}
