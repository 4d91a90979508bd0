using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Holmes.Cli.Builds;

namespace Holmes.Cli.Bench;

/// <summary>holmes bench: builds the benchmarks, which need the services, and hands the rest of the line to them.</summary>
internal static class BenchCommand
{
    private const string Folder = "bench";

    public static Command Create()
    {
        var rest = new Argument<string[]>("benchmark") { Description = "planning FILE, retrieval FILE --statutes DIR, prefetch, restart, waiting, recovery [--seed N], growth, audit [--events N], learning [--seeds N], or rebuild [--events N]; each with --json FILE.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("bench", "Measures Holmes.") { rest };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => RunAsync(
            Repository.Find(), Rest(parsed), cancellation));
        return command;
    }

    /// <summary>Everything after the command's name as it was written, options included.</summary>
    public static IReadOnlyList<string> Rest(ParseResult parsed) =>
        [.. parsed.Tokens.SkipWhile(token => token.Type != TokenType.Command).Skip(1).Select(token => token.Value)];

    private static async Task<int> RunAsync(Repository repository, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using (await BuildLock.TakeAsync(repository, Terminal.Say, cancellation))
        {
            await DotnetBuild.EnsureAsync(repository, Path.Combine(repository.Artifacts, "logs"), Terminal.Say, cancellation, Folder);
        }

        using var bench = Process.Start(new ProcessStartInfo("dotnet", [repository.Program(Folder), .. arguments]))
            ?? throw new CannotContinueException("The benchmarks did not start.");
        await bench.WaitForExitAsync(CancellationToken.None); // Ctrl-C reaches it as well, and it stops by itself
        return bench.ExitCode;
    }
}
