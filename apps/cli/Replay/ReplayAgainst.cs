using System.Diagnostics;
using Holmes.Cli.Http;
using Holmes.Cli.Ledger;
using Holmes.LocalServers;

namespace Holmes.Cli.Replay;

/// <summary>The replay program of the build that is to decide, on an export of the log that was recorded.</summary>
internal static class ReplayAgainst
{
    /// <returns>1 when a decision differs, and only then: what keeps it from being decided again is 2.</returns>
    public static async Task<int> RunAsync(Against against, CancellationToken cancellation)
    {
        try
        {
            return await DecideAgainAsync(against, cancellation);
        }
        catch (Exception problem) when (problem is CannotContinueException or LocalServerException)
        {
            throw new CannotContinueException(problem.Message, ExitCode.Usage);
        }
    }

    // A build takes a minute or two, so whatever else can be wrong is found out before.
    private static async Task<int> DecideAgainAsync(Against against, CancellationToken cancellation)
    {
        var build = DecidingBuild.In(against.Build);
        var folder = Directory.CreateTempSubdirectory("holmes-replay-").FullName;
        try
        {
            var log = against.Log ?? await ExportAsync(against, Path.Combine(folder, "log.jsonl"), cancellation);
            var tools = against.Tools ?? await DescribedAsync(against, Path.Combine(folder, "tools.json"), cancellation);
            var program = await build.ProgramAsync(cancellation);
            using var replay = Process.Start(new ProcessStartInfo("dotnet", [program, "--log", log, .. LedgerCommands.Given("--tools", tools), .. against.Arguments]))
                ?? throw new CannotContinueException("The replay did not start.");
            await replay.WaitForExitAsync(CancellationToken.None); // Ctrl-C reaches it as well, and it stops by itself
            return replay.ExitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> ExportAsync(Against against, string file, CancellationToken cancellation)
    {
        var code = await LogProgram.RunAsync(Repository.Find(), against.Data, against.Connection, ["export", "--all", "--out", file], cancellation);
        cancellation.ThrowIfCancellationRequested();
        return code is ExitCode.Done ? file : throw new CannotContinueException("The log could not be read.");
    }

    /// <summary>Tools of other teams are described nowhere but in a running registry; without one the replay says what it misses.</summary>
    private static async Task<string?> DescribedAsync(Against against, string file, CancellationToken cancellation)
    {
        if (against.Log is not null)
        {
            return null; // an export need not be of the server that runs here
        }

        try
        {
            using var holmes = new HolmesClient(against.Server);
            await File.WriteAllTextAsync(file, HolmesClient.Pretty(await holmes.GetAsync("api/tools", cancellation)), cancellation);
            return file;
        }
        catch (Exception nobody) when (nobody is CannotContinueException or RefusedException)
        {
            return null;
        }
    }
}
