namespace Holmes.Teams.Leases;

/// <summary>Keeps a lease alive while work goes on. Whoever loses it is told, and stops renewing.</summary>
public sealed class Heartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task beating;

    private Heartbeat(Func<CancellationToken, Task> beat) => beating = beat(stop.Token);

    /// <param name="renew">Takes or renews the lease; false when somebody else has it.</param>
    public static Heartbeat Start(
        TimeSpan first, TimeSpan every, TimeProvider clock, Func<CancellationToken, Task<bool>> renew, Action lost, Action<Exception> missed) =>
        new(stop => BeatAsync(first, every, clock, renew, lost, missed, stop));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private static async Task BeatAsync(
        TimeSpan first, TimeSpan every, TimeProvider clock, Func<CancellationToken, Task<bool>> renew, Action lost, Action<Exception> missed,
        CancellationToken stop)
    {
        await Task.Delay(first, clock, stop);
        while (true)
        {
            try
            {
                if (!await renew(stop))
                {
                    lost();
                    return;
                }
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                missed(e); // without the database nobody can take the lease over either
            }

            await Task.Delay(every, clock, stop);
        }
    }
}
