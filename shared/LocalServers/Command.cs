using System.Diagnostics;

namespace Holmes.LocalServers;

/// <summary>A program to run with an environment of its own: nothing set for this process reaches a server.</summary>
internal sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public Command As(ServerAccount? account) => account is null
        ? this
        : this with
        {
            Program = "setpriv",
            Arguments =
            [
                $"--reuid={account.UserId}", $"--regid={account.GroupId}", "--clear-groups", "--", Program, .. Arguments,
            ],
        };

    /// <summary>In a session of its own, so that Ctrl-C in this terminal does not reach it before its clients are done.</summary>
    public Command Detached(string log) => this with
    {
        Program = "sh",
        Arguments = ["-c", "log=$1; shift; setsid \"$@\" >>\"$log\" 2>&1 </dev/null & echo $!", "sh", log, Program, .. Arguments],
    };

    public async Task<CommandResult> TryAsync(CancellationToken cancellation)
    {
        using var process = Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new CommandResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var result = await TryAsync(cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new LocalServerException(
                $"{Program} {string.Join(' ', Arguments)} ended with {result.ExitCode}:\n{result.Errors}{result.Output}");
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:{SystemPath}";
        start.Environment["HOME"] = Path.GetTempPath();
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new LocalServerException($"{Program} did not start.");
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Errors);
