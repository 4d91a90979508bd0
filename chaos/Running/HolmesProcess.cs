using System.Diagnostics;
using Holmes.Chaos.Faults;

namespace Holmes.Chaos.Running;

/// <summary>One host of Holmes as a process of its own, with a way of its own to each server.</summary>
internal sealed class HolmesProcess(
    string name, string program, Uri address, IReadOnlyDictionary<string, string> settings, string log, IReadOnlyList<TcpProxy> ways) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private Process? process;
    private TimeSpan clockOffset;

    public string Name => name;

    public Uri Address => address;

    /// <summary>To the database, and to the broker where there is one.</summary>
    public IReadOnlyList<TcpProxy> Ways => ways;

    /// <param name="clockOffset">How wrong the clock of this run is.</param>
    public void Start(TimeSpan clockOffset = default)
    {
        this.clockOffset = clockOffset;
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$1\" --urls \"$2\" >>\"$3\" 2>&1", "sh", program, address.ToString(), log])
        {
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        start.Environment["Holmes__ClockOffset"] = clockOffset.ToString();
        start.Environment["Holmes__ParentPid"] = $"{Environment.ProcessId}";
        process?.Dispose();
        process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
    }

    /// <summary>How often it gave up while starting, and was started again.</summary>
    public int GaveUp { get; private set; }

    /// <param name="again">Started again when it ends before it is ready, as every operator's machine does.</param>
    public async Task WhenReadyAsync(CancellationToken cancellation, bool again = true)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (process is { HasExited: true } ended)
            {
                if (!again)
                {
                    throw new InvalidOperationException($"{name} ended with {ended.ExitCode}; see {log}.");
                }

                GaveUp++;
                Start(clockOffset);
            }

            try
            {
                using var answer = await http.GetAsync("health/ready", cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested && e is HttpRequestException or OperationCanceledException)
            {
                // Not there yet.
            }

            if (watch.Elapsed > StartLimit)
            {
                throw new InvalidOperationException($"{name} was not ready within {StartLimit}; see {log}.");
            }

            await Task.Delay(100, cancellation);
        }
    }

    public bool IsRunning => process is { HasExited: false };

    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>It stands still, with everything it holds, as under a debugger or on a machine that swaps.</summary>
    public Task FreezeAsync() => Signals.SendAsync(process!.Id, "STOP");

    public Task ThawAsync() => Signals.SendAsync(process!.Id, "CONT");

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await ThawAsync();
            await KillAsync();
        }

        process?.Dispose();
        foreach (var way in ways)
        {
            await way.DisposeAsync();
        }
    }
}

internal static class Signals
{
    public static async Task SendAsync(int processId, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync();
    }
}
