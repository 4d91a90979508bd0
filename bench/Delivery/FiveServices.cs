using System.Collections.Concurrent;
using System.Diagnostics;
using Holmes.LocalServers;
using Npgsql;

namespace Holmes.Bench.Delivery;

/// <summary>The five services as processes, over a PostgreSQL and a RabbitMQ of their own, as <c>./holmes up --distributed</c> has them.</summary>
internal sealed class FiveServices : IAsyncDisposable
{
    private static readonly string[] Names = ["Memory", "Teams", "Orchestrator", "Supervisor", "Notifier"];

    private readonly ConcurrentDictionary<string, Process> processes = [];
    private readonly Dictionary<string, Uri> addresses = Names.ToDictionary(name => name, _ => new Uri($"http://127.0.0.1:{FreePort.Next()}/"));
    private readonly Dictionary<string, string> settings;

    private FiveServices(Dictionary<string, string> settings)
    {
        this.settings = settings;
        foreach (var (name, address) in addresses)
        {
            settings[$"Services__{name}"] = address.ToString().TrimEnd('/');
        }

        Database = NpgsqlDataSource.Create(settings["ConnectionStrings__Postgres"]);
        Http = new HttpClient { BaseAddress = addresses["Supervisor"], Timeout = TimeSpan.FromMinutes(2) };
    }

    public NpgsqlDataSource Database { get; }

    /// <summary>The supervisor's HTTP interface.</summary>
    public HttpClient Http { get; }

    public static async Task<FiveServices> StartAsync(
        PrivatePostgres postgres, PrivateRabbitMq broker, string database, IReadOnlyDictionary<string, string> more, CancellationToken cancellation)
    {
        await postgres.CreateDatabaseAsync(database, cancellation);
        var services = new FiveServices(new Dictionary<string, string>(more)
        {
            ["ConnectionStrings__Postgres"] = postgres.ConnectionStringFor(database),
            ["ConnectionStrings__RabbitMq"] = broker.Address,
            ["Logging__LogLevel__Default"] = "Error",
        });
        foreach (var name in Names)
        {
            services.Start(name);
        }

        foreach (var name in Names)
        {
            await services.WhenReadyAsync(name, cancellation);
        }

        return services;
    }

    public void Start(string name)
    {
        // artifacts/bin/Bench/{configuration} → artifacts/bin/{name}/{configuration}
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, name, here.Name, $"Holmes.{name}.dll");
        var start = new ProcessStartInfo("sh", ["-c", "exec dotnet \"$@\" >/dev/null 2>&1", "sh", program, "--urls", addresses[name].ToString()])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        start.Environment["Holmes__ParentPid"] = $"{Environment.ProcessId}";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        processes[name] = Process.Start(start)!;
    }

    public async Task WhenReadyAsync(string name, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = addresses[name] };
        while (true)
        {
            try
            {
                if ((await http.GetAsync("health/ready", cancellation)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!processes[name].HasExited)
            {
                // It does not listen yet.
            }

            await Task.Delay(20, cancellation);
        }
    }

    public async Task KillAsync(string name)
    {
        processes[name].Kill();
        await processes[name].WaitForExitAsync();
    }

    public async Task<T> AskAsync<T>(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.Values.Where(process => !process.HasExited))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Http.Dispose();
        await Database.DisposeAsync();
    }
}
