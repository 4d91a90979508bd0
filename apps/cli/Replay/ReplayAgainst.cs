using System.Diagnostics;
using Holmes.Cli.Builds;
using Holmes.Cli.Http;
using Holmes.Cli.Ledger;

namespace Holmes.Cli.Replay;

/// <summary>The replay program of the build that is to decide, on an export of the log that was recorded.</summary>
internal static class ReplayAgainst
{
    private const string Folder = "replay";
    private const string Program = "Holmes.Replay.dll";

    /// <summary>In the folder itself, or where a build puts it below artifacts; a release before a debug build.</summary>
    private static readonly string[] Places = ["", "bin/Replay/release", "Replay/release", "bin/Replay/debug", "Replay/debug"];

    public static async Task<int> RunAsync(Against against, CancellationToken cancellation)
    {
        var program = await ProgramOfAsync(against.Build, cancellation);
        var folder = Directory.CreateTempSubdirectory("holmes-replay-").FullName;
        try
        {
            var log = against.Log ?? Path.Combine(folder, "log.jsonl");
            if (against.Log is null
                && await LogProgram.RunAsync(Repository.Find(), against.Data, against.Connection, ["export", "--all", "--out", log], cancellation) is var code and not ExitCode.Done)
            {
                return code;
            }

            var tools = against.Tools ?? await DescribedAsync(against, Path.Combine(folder, "tools.json"), cancellation);
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

    private static async Task<string> ProgramOfAsync(string build, CancellationToken cancellation)
    {
        if (Repository.Above(build) is { } tree && tree.Root == build)
        {
            if (!Directory.Exists(Path.Combine(build, Folder)))
            {
                throw new CannotContinueException($"{build} is a version that cannot replay yet: it has no folder '{Folder}'.", ExitCode.Usage);
            }

            using (await BuildLock.TakeAsync(tree, Terminal.Say, cancellation))
            {
                await DotnetBuild.EnsureAsync(tree, Path.Combine(tree.Artifacts, "logs"), Terminal.Say, cancellation, Folder);
            }

            return tree.Program(Folder);
        }

        return Found(build) ?? throw new CannotContinueException(
            $"{build} is neither a working tree of Holmes nor a folder with a built {Program}.", ExitCode.Usage);
    }

    private static string? Found(string folder) =>
        Places.Select(below => Path.Combine(folder, below, Program)).FirstOrDefault(File.Exists);

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
