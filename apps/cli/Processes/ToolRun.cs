using System.Diagnostics;

namespace Holmes.Cli.Processes;

/// <summary>Runs a tool to its end, its output in a log file; when it fails, the log's end is what the person sees.</summary>
internal sealed record ToolRun(string Program, params IReadOnlyList<string> Arguments)
{
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public async Task RunAsync(string log, CancellationToken cancellation)
    {
        if (await TryAsync(log, cancellation) is not 0 and var code)
        {
            throw new CannotContinueException(
                $"{Program} {string.Join(' ', Arguments)} ended with {code}:\n{LogFile.Tail(log, 40)}\nAll of it: {log}");
        }
    }

    /// <returns>Its exit code.</returns>
    public async Task<int> TryAsync(string log, CancellationToken cancellation)
    {
        LogFile.Begin(log);
        using var process = Process.Start(Redirected(log)) ?? throw new CannotContinueException($"{Program} did not start.");
        try
        {
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <returns>What it printed; null when it is missing or failed.</returns>
    public static async Task<string?> AskAsync(string program, CancellationToken cancellation, params IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            var output = await process!.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception) // there is no such program
        {
            return null;
        }
    }

    private ProcessStartInfo Redirected(string log)
    {
        var start = new ProcessStartInfo("sh", ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, Program, .. Arguments])
        {
            WorkingDirectory = WorkingDirectory,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
