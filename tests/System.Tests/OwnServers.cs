using Holmes.LocalServers;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>
/// Services as processes, as many of each as a test wants, over a database and a broker of their own that a test may stop,
/// empty and start again.
/// </summary>
public sealed class OwnServers : IAsyncLifetime
{
    public static readonly string[] Services = ["Supervisor", "Orchestrator", "Teams", "Memory", "Notifier"];

    private readonly string folder = Directory.CreateTempSubdirectory("holmes-own-").FullName;
    private readonly Dictionary<(string Service, int Instance), int> ports = [];
    private readonly Dictionary<(string Service, int Instance), ServiceProcess> processes = [];
    private PrivatePostgres postgres = null!;
    private PrivateRabbitMq rabbitMq = null!;

    public string Postgres => postgres.ConnectionString;

    public string Broker => rabbitMq.Address;

    private string BrokerFolder => Path.Combine(folder, "rabbitmq");

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(StartPostgresAsync(), StartBrokerAsync());
        await StartAllAsync(1);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(processes.Values.Select(process => process.DisposeAsync().AsTask()));
        await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), BrokerFolder);
        Directory.Delete(folder, recursive: true);
    }

    public Uri Edge(int instance = 1) => processes[("Notifier", instance)].Address;

    internal ServiceProcess Process(string service, int instance = 1) => processes[(service, instance)];

    public Task StartAllAsync(int instance) => Task.WhenAll(Services.Select(service => StartAsync(service, instance)));

    public async Task StartAsync(string service, int instance = 1)
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = Postgres,
            ["ConnectionStrings__RabbitMq"] = Broker,
        };
        foreach (var other in Services)
        {
            settings[$"Services__{other}"] = $"http://127.0.0.1:{PortOf(other, instance)}";
        }

        var process = ServiceProcess.Start(service, PortOf(service, instance), settings);
        lock (processes)
        {
            processes[(service, instance)] = process;
        }

        await process.WhenReadyAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAllAsync(int instance)
    {
        await Task.WhenAll(Services.Select(service => processes[(service, instance)].DisposeAsync().AsTask()));
        foreach (var service in Services)
        {
            processes.Remove((service, instance));
        }
    }

    /// <summary>Starts again what ends by itself, as every operator's machine does, until it is cancelled.</summary>
    public Task KeepRunningAsync(CancellationToken until) => Task.WhenAll(processes.Keys.ToList().Select(async one =>
    {
        while (!until.IsCancellationRequested)
        {
            await processes[one].WhenEndedAsync(until);
            await StartAsync(one.Service, one.Instance);
        }
    }));

    /// <summary>The broker is there again at once, and has nothing.</summary>
    public async Task LoseBrokerAsync()
    {
        await rabbitMq.LoseDataAsync();
        await StartBrokerAsync();
    }

    public Task StopPostgresAsync() => postgres.StopAsync();

    public async Task StartPostgresAsync() =>
        postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), cancellation: TestContext.Current.CancellationToken);

    private async Task StartBrokerAsync() =>
        rabbitMq = await PrivateRabbitMq.StartAsync(BrokerFolder, cancellation: TestContext.Current.CancellationToken);

    private int PortOf(string service, int instance)
    {
        lock (ports)
        {
            return ports.TryGetValue((service, instance), out var port) ? port : ports[(service, instance)] = FreePort.Next();
        }
    }
}
