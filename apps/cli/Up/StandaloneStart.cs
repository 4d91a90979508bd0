using Holmes.Cli.Processes;

namespace Holmes.Cli.Up;

/// <summary>All services in one process, which starts its own PostgreSQL.</summary>
internal static class StandaloneStart
{
    private const string Folder = "services/standalone";

    public static IReadOnlyList<string> Folders { get; } = [Folder];

    public static async Task StartAsync(RunningSystem system, Repository repository, UpOptions options, CancellationToken cancellation)
    {
        var connection = Path.Combine(options.Data, "postgres.connection");
        File.Delete(connection);
        var host = system.Add(HostProcess.Start(
            "standalone",
            repository.Program(Folder),
            options.LogOf("standalone"),
            [
                "--urls", $"{options.Address.GetLeftPart(UriPartial.Authority)}",
                "--Web:Root", repository.WebPage,
                "--Holmes:Data", options.Data,
                "--Holmes:ParentPid", $"{Environment.ProcessId}",
            ]));
        WriteRecord(system, options);
        await Readiness.WaitAsync(host, options.Address, cancellation);
        if (File.Exists(connection))
        {
            system.Addresses.Add($"Postgres: {(await File.ReadAllTextAsync(connection, cancellation)).Trim()}");
        }
    }

    public static void WriteRecord(RunningSystem system, UpOptions options) => new RunRecord(
        options.Port,
        new RunningProgram(Environment.ProcessId, Path.GetFileName(Environment.GetCommandLineArgs()[0])),
        [.. system.Hosts.Select(host => new RunningProgram(host.ProcessId, host.Program))]).Write(options.Data);
}
