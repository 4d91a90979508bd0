using Holmes.Supervisor.Tests.Audit;
using Holmes.Testing;
using Xunit;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>The tables are made by whoever comes first; nobody gives up over it.</summary>
public sealed class SchemaTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int AtOnce = 8;

    [Fact]
    public async Task All_of_many_that_start_at_once_on_an_empty_database_come_up()
    {
        var database = await postgres.NewDatabaseAsync();

        var hosts = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ =>
            Task.Run(() => SupervisorHost.StartAsync(database, TestContext.Current.CancellationToken))));

        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }
}
