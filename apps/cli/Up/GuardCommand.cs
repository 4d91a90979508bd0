using System.CommandLine;
using Holmes.Cli.Processes;
using Holmes.LocalServers;

namespace Holmes.Cli.Up;

/// <summary>
/// Watches over a distributed run. Its services stop by themselves when the process that started them dies; the database
/// and the broker are strangers' programs and do not, so this stops them.
/// </summary>
internal static class GuardCommand
{
    private const string Name = "guard";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ServicesStopWithin = TimeSpan.FromSeconds(40);

    public static Command Create()
    {
        var data = new Option<string>("--data") { Required = true };
        var parent = new Option<int>("--parent") { Required = true };
        var command = new Command(Name, "Stops what a killed run leaves behind.") { data, parent };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(parent), cancellation));
        return command;
    }

    public static HostProcess Start(UpOptions options) => HostProcess.Start(
        Name, typeof(GuardCommand).Assembly.Location, options.LogOf(Name), [Name, "--data", options.Data, "--parent", $"{Environment.ProcessId}"]);

    private static async Task<int> RunAsync(string data, int parent, CancellationToken cancellation)
    {
        while (ProcessTable.IsRunning(parent))
        {
            await Task.Delay(LookEvery, cancellation);
        }

        Terminal.Say($"Process {parent} is gone; stopping what it started.");
        var services = RunRecord.Read(data)?.Hosts.Where(host => host.ProcessId != Environment.ProcessId).ToList() ?? [];
        var since = TimeProvider.System.GetTimestamp();
        while (services.Any(service => service.IsRunning) && TimeProvider.System.GetElapsedTime(since) < ServicesStopWithin)
        {
            await Task.Delay(LookEvery, cancellation);
        }

        await LeftServers.StopAsync(Path.Combine(data, "postgres"), Path.Combine(data, "rabbitmq"), cancellation);
        return ExitCode.Done;
    }
}
