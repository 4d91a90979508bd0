using System.Diagnostics;
using Holmes.Cli.Processes;
using Holmes.LocalServers;

namespace Holmes.Cli.TestRuns;

/// <summary>A Holmes started as a person starts it, on a free port, in a folder of its own that goes with it.</summary>
internal sealed class HolmesUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly string data;

    private HolmesUnderTest(Process process, string data, Uri address)
    {
        this.process = process;
        this.data = data;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<HolmesUnderTest> StartAsync(string log, CancellationToken cancellation)
    {
        LogFile.Begin(log);
        var data = Path.Combine(Path.GetTempPath(), $"holmes-e2e-{Environment.ProcessId}");
        var port = FreePort.Next();
        var program = Environment.GetCommandLineArgs()[0];
        var process = Process.Start(new ProcessStartInfo(
            "sh",
            ["-c", "log=$1; shift; exec setsid \"$@\" 2>>\"$log\" </dev/null", "sh", log, "dotnet", program, "up", "--port", $"{port}", "--data", data])
        {
            RedirectStandardOutput = true,
        }) ?? throw new CannotContinueException("Holmes did not start.");
        var holmes = new HolmesUnderTest(process, data, new Uri($"http://localhost:{port}"));
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            {
                if (line.StartsWith("Holmes is ready", StringComparison.Ordinal))
                {
                    return holmes;
                }
            }

            throw new CannotContinueException($"Holmes did not become ready.\n{LogFile.Tail(log, 30)}");
        }
        catch
        {
            await holmes.DisposeAsync();
            throw;
        }
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
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
