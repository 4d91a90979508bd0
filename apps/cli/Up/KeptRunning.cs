using Holmes.Cli.Processes;

namespace Holmes.Cli.Up;

/// <summary>Starts a host again that has ended, whoever ended it: what it was doing is in the log, and goes on.</summary>
internal static class KeptRunning
{
    private const int EndsAtMost = 5;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    /// <summary>Until a host ends again and again: then starting it helps nobody.</summary>
    /// <param name="started">Called after each start, never twice at once.</param>
    public static async Task UntilOneKeepsEndingAsync(IEnumerable<HostProcess> hosts, Action started, CancellationToken cancellation)
    {
        using var one = new SemaphoreSlim(1);
        await await Task.WhenAny(hosts.Select(host => KeepAsync(host, one, started, cancellation)));
    }

    private static async Task KeepAsync(HostProcess host, SemaphoreSlim one, Action started, CancellationToken cancellation)
    {
        var ends = new Queue<long>();
        while (true)
        {
            Terminal.Complain(await host.WaitForEndAsync(cancellation));
            ends.Enqueue(TimeProvider.System.GetTimestamp());
            if (ends.Count == EndsAtMost && TimeProvider.System.GetElapsedTime(ends.Dequeue()) < Within)
            {
                Terminal.Complain($"{host.Name} ended {EndsAtMost} times within {Within.TotalMinutes} minutes.");
                return;
            }

            await one.WaitAsync(cancellation);
            try
            {
                host.StartAgain();
                started();
            }
            finally
            {
                one.Release();
            }

            Terminal.Say($"{host.Name} is started again.");
        }
    }
}
