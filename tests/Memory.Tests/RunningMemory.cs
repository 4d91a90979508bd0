using Holmes.Testing;
using Xunit;

namespace Holmes.Memory.Tests;

/// <summary>A fixture: one memory with a database of its own, for tests that do not get in each other's way.</summary>
public sealed class RunningMemory : IAsyncLifetime
{
    private readonly PostgresServer postgres = new();
    private MemoryServer? memory;

    public MemoryServer Memory => memory ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Memory.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
