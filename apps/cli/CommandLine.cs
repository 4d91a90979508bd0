using System.CommandLine;
using System.Runtime.InteropServices;
using Holmes.Cli.Ask;
using Holmes.Cli.Bench;
using Holmes.Cli.Chaos;
using Holmes.Cli.DeadLetters;
using Holmes.Cli.Evaluate;
using Holmes.Cli.Http;
using Holmes.Cli.Import;
using Holmes.Cli.Ledger;
using Holmes.Cli.Replay;
using Holmes.Cli.TestRuns;
using Holmes.Cli.Up;
using Holmes.Cli.Why;
using Holmes.LocalServers;

namespace Holmes.Cli;

/// <summary>The commands, and what all of them do alike: signals, usage, errors.</summary>
internal static class CommandLine
{
    public static RootCommand Create() => new("Holmes answers questions by having teams of tools work on them.")
    {
        UpCommand.Create(),
        TestCommand.Create(),
        AskCommand.Create(),
        ImportCommand.Create(),
        ReplayCommand.Create(),
        LedgerCommands.Audit(),
        LedgerCommands.Export(),
        WhyCommand.Create(),
        EvaluateCommand.Create(),
        BenchCommand.Create(),
        ChaosCommand.Create(),
        DeadLettersCommand.Create(),
        GuardCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        return await RunAsync(arguments, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var parsed = Create().Parse(arguments);
        try
        {
            // Stopping in order takes longer than the library would wait, so the signals are ours.
            var code = await parsed.InvokeAsync(
                new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }, cancellation);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (CannotContinueException problem)
        {
            Terminal.Complain(problem.Message);
            return problem.ExitCode;
        }
        catch (RefusedException refused)
        {
            Terminal.Complain(refused.Message);
            return refused.ExitCode;
        }
        catch (LocalServerException problem)
        {
            Terminal.Complain(problem.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }
}
