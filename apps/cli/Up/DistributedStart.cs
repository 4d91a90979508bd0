using Holmes.Cli.Processes;
using Holmes.LocalServers;

namespace Holmes.Cli.Up;

/// <summary>Five processes over a RabbitMQ and a PostgreSQL of their own, on this machine, without containers.</summary>
internal static class DistributedStart
{
    private const string Notifier = "notifier";
    private static readonly string[] Inner = ["memory", "teams", "orchestrator", "supervisor"];

    public static IReadOnlyList<string> Folders { get; } = [.. Inner.Append(Notifier).Select(Folder)];

    public static async Task StartAsync(
        RunningSystem system, Repository repository, UpOptions options, Action<string> say, CancellationToken cancellation)
    {
        say("Starting PostgreSQL and RabbitMQ …");
        // Each is handed over as soon as it runs: should the other one fail, it must still be stopped.
        var starting = Task.Run(
            async () => system.Add(await PrivateRabbitMq.StartAsync(Path.Combine(options.Data, "rabbitmq"), say, cancellation)), cancellation);
        var postgres = system.Add(await PrivatePostgres.StartAsync(Path.Combine(options.Data, "postgres"), say, cancellation));
        var rabbitMq = await starting;
        await File.WriteAllTextAsync(Path.Combine(options.Data, "postgres.connection"), postgres.ConnectionString, cancellation);

        system.Add(GuardCommand.Start(options));
        say("Starting the services …");
        var addresses = Inner.ToDictionary(name => name, _ => new Uri($"http://127.0.0.1:{FreePort.Next()}"));
        addresses[Notifier] = options.Address;
        var variables = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = postgres.ConnectionString,
            ["ConnectionStrings__RabbitMq"] = rabbitMq.Address,
        };
        foreach (var (name, address) in addresses)
        {
            variables[$"Services__{char.ToUpperInvariant(name[0])}{name[1..]}"] = Origin(address);
        }

        var hosts = new Dictionary<string, HostProcess>();
        foreach (var (name, address) in addresses)
        {
            hosts[name] = system.Add(HostProcess.Start(
                name,
                repository.Program(Folder(name)),
                options.LogOf(name),
                ["--urls", Origin(address), "--Web:Root", repository.WebPage, "--Holmes:ParentPid", $"{Environment.ProcessId}"],
                variables));
            StandaloneStart.WriteRecord(system, options);
        }

        await Task.WhenAll(hosts.Select(host => Readiness.WaitAsync(host.Value, addresses[host.Key], cancellation)));
        system.Addresses.Add($"Postgres: {postgres.ConnectionString}");
        system.Addresses.Add($"RabbitMQ: {rabbitMq.Address}");
    }

    private static string Folder(string name) => $"services/{name}";

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
