using Holmes.Chaos.Effects;
using Holmes.Chaos.Faults;
using Holmes.LocalServers;
using Npgsql;

namespace Holmes.Chaos.Running;

internal enum Mode
{
    Standalone,
    Distributed,
}

/// <summary>Holmes as processes over servers of its own, every way between them one that can be cut.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly (string Name, string Service)[] One = [("Standalone", "Standalone")];

    private static readonly (string Name, string Service)[] Five =
        [("Supervisor", "Supervisor"), ("Orchestrator", "Orchestrator"), ("Teams", "Teams"), ("Memory", "Memory"), ("Notifier", "Notifier")];

    private static readonly (string Name, string Service)[] Seconds = [("Supervisor-2", "Supervisor"), ("Teams-2", "Teams")];

    private readonly string folder;
    private readonly Mode mode;

    private Installation(string folder, Mode mode, SmallDisk? disk, PrivatePostgres postgres, PrivateRabbitMq? broker)
    {
        (this.folder, this.mode, Disk, Postgres, Broker) = (folder, mode, disk, postgres, broker);
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { ApplicationName = "chaos", Pooling = false }.ConnectionString);
    }

    /// <summary>Null where none can be mounted: then no disk is filled.</summary>
    public SmallDisk? Disk { get; }

    public PrivatePostgres Postgres { get; private set; }

    /// <summary>Null in one process.</summary>
    public PrivateRabbitMq? Broker { get; private set; }

    /// <summary>When the broker last came back without its data.</summary>
    public DateTimeOffset BrokerLost { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The harness' own way to the database, new each time, since the server may have gone and come.</summary>
    public NpgsqlDataSource Database { get; }

    public IReadOnlyList<HolmesProcess> Processes { get; private set; } = [];

    public Uri Edge => Processes.Single(process => process.Name is "Standalone" or "Notifier").Address;

    /// <param name="once">By a process' name: a setting of its first run alone.</param>
    /// <param name="withSeconds">Two of those that can have two, so that one may stand still while the other goes on.</param>
    public static async Task<Installation> StartAsync(
        Mode mode, string folder, bool withSeconds, Action<string> say, CancellationToken cancellation,
        Func<string, (string Key, string Value)>? once = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "logs"));
        var disk = await SmallDisk.TryMountAsync(Path.Combine(folder, "postgres"));
        try
        {
            var postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), say, cancellation);
            var broker = mode is Mode.Distributed
                ? await PrivateRabbitMq.StartAsync(Path.Combine(folder, "rabbitmq"), say, cancellation)
                : null;
            var installation = new Installation(folder, mode, disk, postgres, broker);
            await installation.StartProcessesAsync(withSeconds, once, cancellation);
            return installation;
        }
        catch (Exception problem)
        {
            // Its processes end with this one, which they watch.
            say($"It did not start: {problem.Message}");
            await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"));
            await (disk?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>As a crash of the server: nothing is flushed, everybody is thrown out, the log is replayed.</summary>
    public async Task CrashPostgresAsync(CancellationToken cancellation)
    {
        await Signals.SendAsync(Postgres.ProcessId, "QUIT"); // what pg_ctl -m immediate sends
        await EnsurePostgresAsync(cancellation);
    }

    /// <summary>Starts it where it is gone.</summary>
    public async Task EnsurePostgresAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                Postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), cancellation: cancellation);
                return;
            }
            catch (Exception e) when (e is NpgsqlException or LocalServerException && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(100, cancellation); // it is still going down, or recovering
            }
        }
    }

    /// <param name="withItsData">Queues and messages are gone as well.</param>
    public async Task CrashBrokerAsync(bool withItsData, CancellationToken cancellation)
    {
        if (withItsData)
        {
            await Broker!.LoseDataAsync();
            BrokerLost = TimeProvider.System.GetUtcNow();
        }
        else
        {
            await Broker!.KillAsync();
        }

        Broker = await PrivateRabbitMq.StartAsync(Path.Combine(folder, "rabbitmq"), cancellation: cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Processes)
        {
            await process.DisposeAsync();
        }

        await Database.DisposeAsync();
        if (Broker is not null)
        {
            await Broker.KillAsync();
            await Broker.StopAsync();
        }

        await Postgres.StopAsync();
        if (Disk is not null)
        {
            await Disk.DisposeAsync();
        }
    }

    private async Task StartProcessesAsync(
        bool withSeconds, Func<string, (string Key, string Value)>? once, CancellationToken cancellation)
    {
        var names = mode is Mode.Standalone ? One : withSeconds ? [.. Five, .. Seconds] : Five;
        var addresses = names.ToDictionary(one => one.Name, _ => new Uri($"http://127.0.0.1:{FreePort.Next()}/"));
        Processes = [.. names.Select(one => Process(one.Name, one.Service, addresses))];
        Processes[0].Start(once: once?.Invoke(Processes[0].Name));
        await Processes[0].WhenReadyAsync(cancellation); // it makes the schema the others read
        foreach (var process in Processes.Skip(1))
        {
            process.Start(once: once?.Invoke(process.Name));
        }

        await Task.WhenAll(Processes.Select(process => process.WhenReadyAsync(cancellation)));
    }

    private HolmesProcess Process(string name, string service, Dictionary<string, Uri> addresses)
    {
        List<TcpProxy> ways = [new TcpProxy(() => Postgres.Port)];
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { Port = ways[0].Port }.ConnectionString,
            ["Holmes__Data"] = folder,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ",
        };
        if (Broker is not null)
        {
            ways.Add(new TcpProxy(() => Broker.Port));
            settings["Orchestrator__Registry__ExpectedTeams__3"] = ReportTool.Team; // after those that are Holmes' own
            settings["ConnectionStrings__RabbitMq"] = $"amqp://guest:guest@127.0.0.1:{ways[1].Port}/";
            foreach (var (other, address) in addresses)
            {
                settings[$"Services__{other}"] = address.GetLeftPart(UriPartial.Authority);
            }
        }

        return new(name, Programs.Of(service), addresses[name], settings, Path.Combine(folder, "logs", $"{name}.log"), ways) { IsKept = true };
    }
}

/// <summary>Where the services were built to: beside the program that runs.</summary>
internal static class Programs
{
    public static string Of(string service)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory); // artifacts/bin/Chaos/release
        return Path.Combine(here.Parent!.Parent!.FullName, service, here.Name, $"Holmes.{service}.dll");
    }
}
