using System.Diagnostics;
using Holmes.LocalServers;

namespace Holmes.Cli.Processes;

/// <summary>A server of Holmes, running as a child of this process, its output in a log file.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    private readonly ProcessStartInfo how;
    private Process process;

    private HostProcess(ProcessStartInfo how, string name, string program, string log)
    {
        (this.how, Name, Program, Log) = (how, name, program, log);
        process = Start();
    }

    public string Name { get; }

    /// <summary>The .dll it runs.</summary>
    public string Program { get; }

    public string Log { get; }

    public int ProcessId => process.Id;

    public bool HasEnded => process.HasExited;

    public static HostProcess Start(
        string name, string program, string log, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        LogFile.Begin(log);
        // In a session of its own: Ctrl-C must not reach it before this process has decided on the order.
        var session = SystemPackage.Find("setsid") is null ? "" : "setsid ";
        var start = new ProcessStartInfo(
            "sh", ["-c", $"log=$1; shift; exec {session}\"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, "dotnet", program, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!, // its settings files are there
        };
        foreach (var (variable, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[variable] = value;
        }

        return new HostProcess(start, name, program, log);
    }

    /// <summary>Once more, after it has ended; its log goes on.</summary>
    public void StartAgain()
    {
        process.Dispose();
        process = Start();
    }

    public async Task<string> WaitForEndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return $"{Name} ended unexpectedly with exit code {process.ExitCode}. The end of {Log}:\n{LogFile.Tail(Log, 30)}";
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            ProcessTable.Signal(process.Id, UnixSignal.Terminate);
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    private Process Start() => Process.Start(how) ?? throw new CannotContinueException($"{Name} did not start.");
}
