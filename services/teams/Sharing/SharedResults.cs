using System.Diagnostics;
using Holmes.Contracts.Executions;
using Holmes.Teams.Judging;
using Holmes.Teams.Tools;
using Microsoft.Extensions.Caching.Hybrid;

namespace Holmes.Teams.Sharing;

/// <summary>
/// Results of tools that only read, shared over executions while they are fresh. Of equal calls at the same moment one
/// runs and the others wait for it. Only what may be used again is kept: neither a failure nor what is stale.
/// </summary>
public sealed class SharedResults : IDisposable
{
    private const long MostBytes = 128_000_000;
    private const int LongestResult = 4_000_000;

    private readonly TimeProvider clock;
    private readonly ServiceProvider own; // a cache of its own: its limit of size is nobody else's
    private readonly HybridCache cache;

    public SharedResults(TimeProvider clock)
    {
        this.clock = clock;
        var services = new ServiceCollection();
        services.AddMemoryCache(memory => memory.SizeLimit = MostBytes);
        services.AddHybridCache(hybrid => hybrid.MaximumPayloadBytes = LongestResult);
        own = services.BuildServiceProvider();
        cache = own.GetRequiredService<HybridCache>();
    }

    /// <param name="run">Runs the tool; it answers with a failure instead of throwing one.</param>
    public async Task<SharedResult> GetAsync(
        string key, TimeSpan freshness, Guid callId, Func<CancellationToken, Task<ToolResult>> run, CancellationToken cancellation)
    {
        var flight = new Flight(callId, clock, Activity.Current, run);
        var options = new HybridCacheEntryOptions { Expiration = freshness, LocalCacheExpiration = freshness };
        try
        {
            var shared = await cache.GetOrCreateAsync(key, flight, RunAsync, options, cancellationToken: cancellation);
            if (clock.GetUtcNow() - shared.At < freshness)
            {
                return shared;
            }

            await cache.RemoveAsync(key, cancellation);
            return await cache.GetOrCreateAsync(key, flight, RunAsync, options, cancellationToken: cancellation);
        }
        catch (NotShareableException failed) when (failed.Result.RanAs == callId)
        {
            return failed.Result;
        }
        catch (NotShareableException) // somebody else's failure is not ours
        {
            return (await flight.RunAsync(cancellation)).Result;
        }
    }

    public void Dispose() => own.Dispose();

    private static async ValueTask<SharedResult> RunAsync(Flight flight, CancellationToken cancellation)
    {
        var (result, isShareable) = await flight.RunAsync(cancellation);
        return isShareable ? result : throw new NotShareableException(result);
    }

    private sealed record Flight(Guid CallId, TimeProvider Clock, Activity? Caller, Func<CancellationToken, Task<ToolResult>> Run)
    {
        public async Task<(SharedResult Result, bool IsShareable)> RunAsync(CancellationToken cancellation)
        {
            Activity.Current = Caller; // the cache runs this apart from whoever called, and its spans would have no parent
            var began = Clock.GetUtcNow();
            var result = await Run(cancellation);
            return (new(CallId, began, result), result is { Outcome: Outcome.Ok or Outcome.Degraded, Quality: > Judgement.Stale } or { Outcome: Outcome.Empty });
        }
    }

    /// <summary>The way past the cache: it keeps everything it is given.</summary>
    private sealed class NotShareableException(SharedResult result) : Exception
    {
        public SharedResult Result => result;
    }
}
