using System.Diagnostics;
using Holmes.Chaos.Faults;

namespace Holmes.Chaos.Running;

/// <summary>One host of Holmes as a process of its own, with a way of its own to each server.</summary>
internal sealed class HolmesProcess(
    string name, string program, Uri address, IReadOnlyDictionary<string, string> settings, string log, IReadOnlyList<TcpProxy> ways) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private readonly Lock ending = new();
    private Process? process;
    private TimeSpan clockOffset;
    private bool isKilled;

    public string Name => name;

    public Uri Address => address;

    /// <summary>To the database, and to the broker where there is one.</summary>
    public IReadOnlyList<TcpProxy> Ways => ways;

    /// <param name="clockOffset">How wrong the clock is.</param>
    /// <param name="once">A setting of this run alone: when it ends by itself, the next is without it.</param>
    public void Start(TimeSpan clockOffset = default, (string Key, string Value)? once = null)
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

        if (once is { } setting)
        {
            start.Environment[setting.Key] = setting.Value;
        }

        start.Environment["Holmes__ClockOffset"] = clockOffset.ToString();
        start.Environment["Holmes__ParentPid"] = $"{Environment.ProcessId}";
        lock (ending)
        {
            isKilled = false;
            process?.Dispose();
            var begun = process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
            begun.Exited += (_, _) => OnEnd(begun);
            begun.EnableRaisingEvents = true;
        }
    }

    /// <summary>Whether it is started again when it ends by itself, as every operator's machine does.</summary>
    public bool IsKept { get; init; }

    /// <summary>How often that happened.</summary>
    public int GaveUp { get; private set; }

    /// <summary>Whether SIGKILL was the last of these ends.</summary>
    public bool WasKilled { get; private set; }

    public async Task WhenReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (!IsKept && process is { HasExited: true } ended)
            {
                throw new InvalidOperationException($"{name} ended with {ended.ExitCode}; see {log}.");
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

    public bool IsRunning
    {
        get
        {
            lock (ending)
            {
                return process is { HasExited: false };
            }
        }
    }

    public async Task KillAsync()
    {
        Process killed;
        lock (ending)
        {
            isKilled = true;
            killed = process!;
        }

        killed.Kill();
        await killed.WaitForExitAsync();
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

    private void OnEnd(Process ended)
    {
        lock (ending)
        {
            if (IsKept && !isKilled && ReferenceEquals(ended, process))
            {
                GaveUp++;
                WasKilled = ended.ExitCode == 128 + 9;
                Start(clockOffset);
            }
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
