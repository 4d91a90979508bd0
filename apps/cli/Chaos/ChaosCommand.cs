using System.CommandLine;
using System.Diagnostics;
using Holmes.Cli.Bench;
using Holmes.Cli.Builds;
using Holmes.LocalServers;

namespace Holmes.Cli.Chaos;

/// <summary>holmes chaos: builds the services and what harms them, and hands the rest of the line on.</summary>
internal static class ChaosCommand
{
    private const string Folder = "chaos";

    private static readonly string[] Services = ["standalone", "supervisor", "orchestrator", "teams", "memory", "notifier"];

    public static Command Create()
    {
        var rest = new Argument<string[]>("options")
        {
            Description = "[--minutes 20] [--seed 1] [--mode standalone|distributed] [--out DIR]; or: sweep [--kills 40] [--seed 1] [--out DIR].",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("chaos", "Harms Holmes and sees what becomes of it.") { rest };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => RunAsync(Repository.Find(), BenchCommand.Rest(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Repository repository, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await ServerPrograms.EnsureRabbitMqAsync(Terminal.Say, cancellation);
        using (await BuildLock.TakeAsync(repository, Terminal.Say, cancellation))
        {
            await DotnetBuild.EnsureAsync(
                repository, Path.Combine(repository.Artifacts, "logs"), Terminal.Say, cancellation,
                [Folder, .. Services.Select(service => $"services/{service}")]);
        }

        using var chaos = Process.Start(new ProcessStartInfo("dotnet", [repository.Program(Folder), .. arguments]))
            ?? throw new CannotContinueException("The chaos program did not start.");
        await chaos.WaitForExitAsync(CancellationToken.None); // Ctrl-C reaches it as well, and it stops by itself
        return chaos.ExitCode;
    }
}
