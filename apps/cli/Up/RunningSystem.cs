using System.Collections.Concurrent;
using Holmes.Cli.Processes;

namespace Holmes.Cli.Up;

/// <summary>Everything one run has started; ended in the reverse order, the edge first and the store last.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    private readonly ConcurrentStack<IAsyncDisposable> started = [];

    public IEnumerable<HostProcess> Hosts => started.OfType<HostProcess>();

    /// <summary>Lines for those who want to connect: "Postgres: Host=…".</summary>
    public List<string> Addresses { get; } = [];

    public T Add<T>(T server)
        where T : IAsyncDisposable
    {
        started.Push(server);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var server))
        {
            await server.DisposeAsync();
        }
    }
}
