using System.CommandLine;
using Holmes.Cli.Builds;
using Holmes.LocalServers;

namespace Holmes.Cli.Up;

/// <summary>holmes up: set up, build, start, say where, and stop everything again when asked to.</summary>
internal static class UpCommand
{
    public const string DefaultData = ".holmes";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port of the page and the HTTP interface.", DefaultValueFactory = _ => 5080 };
        var data = new Option<string>("--data") { Description = "Folder for everything that lasts.", DefaultValueFactory = _ => DefaultData };
        var distributed = new Option<bool>("--distributed") { Description = "Five processes over RabbitMQ instead of one." };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && number is < 1 or > 65_535)
            {
                result.AddError("--port is between 1 and 65535.");
            }
        });
        var command = new Command("up", "Starts Holmes on this machine.") { port, data, distributed };
        command.SetAction((parsed, cancellation) => RunAsync(
            Repository.Find(),
            new UpOptions(parsed.GetValue(port), Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(distributed)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Repository repository, UpOptions options, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Data);
        await using var system = new RunningSystem();
        var isOurs = false;
        try
        {
            if (await PreviousRun.EndAsync(options.Data, Terminal.Say, cancellation) is { } running)
            {
                Terminal.Complain($"Holmes is running on {options.Data} already: http://localhost:{running.Port} (process {running.Cli.ProcessId}).");
                return ExitCode.Usage;
            }

            RequireFree(options.Port);
            await BuildAsync(repository, options, cancellation);
            RequireFree(options.Port); // building took a while
            isOurs = true;
            await StartAsync(system, repository, options, cancellation);
            Terminal.Tell($"Holmes is ready: http://localhost:{options.Port}");
            system.Addresses.ForEach(Terminal.Tell);

            await KeptRunning.UntilOneKeepsEndingAsync(system.Hosts, () => StandaloneStart.WriteRecord(system, options), cancellation);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Terminal.Say("Stopping …");
            await system.DisposeAsync();
            Terminal.Say("Stopped. The data stays in " + options.Data);
            return ExitCode.Done;
        }
        finally
        {
            await system.DisposeAsync();
            if (isOurs) // a host that was killed, or too slow, has left its database running
            {
                await LeftServers.StopAsync(Path.Combine(options.Data, "postgres"), Path.Combine(options.Data, "rabbitmq"), CancellationToken.None);
            }

            ForgetOwnRecord(options.Data);
        }
    }

    private static async Task BuildAsync(Repository repository, UpOptions options, CancellationToken cancellation)
    {
        using var building = await BuildLock.TakeAsync(repository, Terminal.Say, cancellation);
        await Task.WhenAll(
            WebBuild.EnsureAsync(repository, options.Data, Terminal.Say, cancellation),
            DotnetBuild.EnsureAsync(repository, options.Logs, Terminal.Say, cancellation, options.Distributed ? DistributedStart.Folders : StandaloneStart.Folders));
    }

    private static Task StartAsync(RunningSystem system, Repository repository, UpOptions options, CancellationToken cancellation)
    {
        if (options.Distributed)
        {
            return DistributedStart.StartAsync(system, repository, options, Terminal.Say, cancellation);
        }

        Terminal.Say("Starting Holmes …");
        return StandaloneStart.StartAsync(system, repository, options, cancellation);
    }

    private static void RequireFree(int port)
    {
        if (!FreePort.IsFree(port))
        {
            throw new CannotContinueException(
                $"Port {port} is taken by another program. Stop it, or choose another port: ./holmes up --port {FreePort.Next()}");
        }
    }

    private static void ForgetOwnRecord(string data)
    {
        if (RunRecord.Read(data)?.Cli.ProcessId == Environment.ProcessId)
        {
            File.Delete(RunRecord.FileIn(data));
        }
    }
}
