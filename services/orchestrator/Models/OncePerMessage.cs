using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Models;

/// <summary>
/// What an execution waits for is sent again while it waits. A model must not be asked again for that: the same request
/// shares the work that is under way, or gets what came of it.
/// </summary>
public sealed class OncePerMessage<T>(TimeProvider clock, IOptions<LlmOptions> options) : IDisposable
    where T : class
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private readonly Lock gate = new();
    private readonly MemoryCache works = new(new MemoryCacheOptions { SizeLimit = 500, Clock = new Clock(clock) });

    public async Task<T> DoAsync(string key, Func<Task<T>> work)
    {
        if (!options.Value.IsConfigured)
        {
            return await work(); // the rules are quick, and say the same again
        }

        Task<T> running;
        lock (gate)
        {
            if (works.Get<Task<T>>(key) is not { } known)
            {
                known = Task.Run(work); // outside the lock
                works.Set(key, known, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
            }

            running = known;
        }

        try
        {
            return await running;
        }
        catch
        {
            works.Remove(key); // the next delivery tries again
            throw;
        }
    }

    public void Dispose() => works.Dispose();

    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
