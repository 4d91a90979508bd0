using System.Collections.Concurrent;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Steps;

/// <summary>Keeps each tool within the number of calls it can bear at once.</summary>
public sealed class ToolLimits
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> limits = new();

    /// <summary>Waits for a place; the place is given back when the result is disposed of.</summary>
    public async Task<IDisposable?> EnterAsync(ToolDescriptor tool, CancellationToken cancellation)
    {
        if (tool.ConcurrencyLimit <= 0)
        {
            return null;
        }

        var limit = limits.GetOrAdd(tool.Name, _ => new SemaphoreSlim(tool.ConcurrencyLimit));
        await limit.WaitAsync(cancellation);
        return new Place(limit);
    }

    private sealed class Place(SemaphoreSlim limit) : IDisposable
    {
        public void Dispose() => limit.Release();
    }
}
