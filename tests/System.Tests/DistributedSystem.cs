using System.Collections.Concurrent;
using Holmes.LocalServers;
using Holmes.Testing;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>The five services as five processes, over a real database and a real broker; started once for a class.</summary>
public class DistributedSystem : IAsyncLifetime
{
    private static readonly string[] Services = ["Supervisor", "Orchestrator", "Teams", "Memory", "Notifier"];

    private readonly PostgresServer postgres = new();
    private readonly RabbitMqServer rabbitMq = new();
    private readonly ConcurrentDictionary<string, ServiceProcess> processes = [];
    private Dictionary<string, string> settings = [];

    public Uri Edge => processes["Notifier"].Address;

    public string Broker => rabbitMq.Address;

    /// <summary>Settings of the services beside those they need.</summary>
    protected virtual IReadOnlyDictionary<string, string> Further => new Dictionary<string, string>();

    public virtual async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        await rabbitMq.InitializeAsync();
        settings = new Dictionary<string, string>(Further)
        {
            ["ConnectionStrings__Postgres"] = await postgres.NewDatabaseAsync(),
            ["ConnectionStrings__RabbitMq"] = rabbitMq.Address,
        };
        foreach (var service in Services)
        {
            settings[$"Services__{service}"] = $"http://127.0.0.1:{FreePort.Next()}";
        }

        await Task.WhenAll(Services.Select(StartAsync));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Task.WhenAll(processes.Values.Select(process => process.DisposeAsync().AsTask()));
        await rabbitMq.DisposeAsync();
        await postgres.DisposeAsync();
    }

    public string Database => settings["ConnectionStrings__Postgres"];

    public Task StartAsync(string service) => StartAsync(service, service, new Uri(settings[$"Services__{service}"]).Port, settings);

    /// <summary>A second process of a service, under a name and with a way to the database of its own.</summary>
    public Task StartAnotherAsync(string service, string name, string database) => StartAsync(
        service, name, FreePort.Next(), new Dictionary<string, string>(settings) { ["ConnectionStrings__Postgres"] = database });

    private async Task StartAsync(string service, string name, int port, IReadOnlyDictionary<string, string> with)
    {
        var process = ServiceProcess.Start(service, port, with);
        processes[name] = process;
        await process.WhenReadyAsync(TestContext.Current.CancellationToken);
    }

    public Task KillAsync(string service) => processes[service].KillAsync();
}
