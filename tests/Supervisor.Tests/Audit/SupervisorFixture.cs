using Holmes.Testing;
using Xunit;

namespace Holmes.Supervisor.Tests.Audit;

/// <summary>One database and one host for all tests of a class; each test has executions of its own.</summary>
public sealed class SupervisorFixture : IAsyncLifetime
{
    private readonly PostgresServer postgres = new();

    internal SupervisorHost Host { get; private set; } = null!;

    public Task<string> NewDatabaseAsync() => postgres.NewDatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        Host = await SupervisorHost.StartAsync(await postgres.NewDatabaseAsync(), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
