using Holmes.Contracts.Memory;
using Holmes.LocalServers;
using Holmes.ServiceDefaults;
using Marten;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Holmes.Memory.Tests;

/// <summary>Memory as a host runs it, on a real port and database, with a log to write to and somebody who listens.</summary>
public sealed class MemoryServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DocumentStore log;

    private MemoryServer(WebApplication app, DocumentStore log, string address)
    {
        this.app = app;
        this.log = log;
        Address = new Uri(address);
    }

    public Uri Address { get; }

    public Heard<PreferencesLearned> Heard => app.Services.GetRequiredService<Heard<PreferencesLearned>>();

    public Heard<PersonRemembered> HeardOfPeople => app.Services.GetRequiredService<Heard<PersonRemembered>>();

    public static async Task<MemoryServer> StartAsync(string postgres)
    {
        var builder = WebApplication.CreateBuilder();
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = address,
            ["ConnectionStrings:Postgres"] = postgres,
            ["Logging:LogLevel:Default"] = "Error",
        });
        var log = await SupervisorsLogAsync(builder.Configuration);
        builder.AddServiceDefaults("holmes-memory");
        builder.AddMemory();
        builder.Services.AddSingleton<Heard<PreferencesLearned>>().AddSingleton<Heard<PersonRemembered>>();
        builder.AddBus(MemoryModule.AddMemory, bus =>
        {
            bus.AddQueue<Ear<PreferencesLearned>>("test", "preferences");
            bus.AddQueue<Ear<PersonRemembered>>("test", "people");
        });
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapMemory();
        await app.StartAsync();
        return new(app, log, address);
    }

    /// <summary>Writes to an execution's stream as the supervisor does: the same schema, the same stored names.</summary>
    public async Task AppendAsync(Guid executionId, params object[] events)
    {
        await using var session = log.LightweightSession();
        session.Events.Append(executionId, events);
        await session.SaveChangesAsync();
    }

    /// <summary>As the supervisor does with what has been over for long.</summary>
    public async Task ArchiveAsync(Guid executionId)
    {
        await using var session = log.LightweightSession();
        session.Events.ArchiveStream(executionId);
        await session.SaveChangesAsync();
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public HttpClient As(string user)
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Add(Callers.LocalUserHeader, user);
        return http;
    }

    public Task PublishAsync<T>(T message)
        where T : class => app.Services.GetRequiredService<IBus>().Publish(message);

    public Task AskForPreferencesAsync() =>
        app.Services.GetRequiredService<IBus>().Publish(new RequestPreferences(Guid.CreateVersion7()));

    /// <summary>Puts in what the log does not say.</summary>
    public async Task StoreAsync<T>(T row)
        where T : notnull
    {
        await using var session = Store.LightweightSession();
        session.Store(row);
        await session.SaveChangesAsync();
    }

    public async Task<IReadOnlyList<T>> AllAsync<T>()
        where T : notnull
    {
        await using var session = Store.QuerySession();
        return await session.Query<T>().ToListAsync();
    }

    /// <summary>As somebody does who changed a projection: the running daemon stands still meanwhile.</summary>
    public async Task RebuildAsync(params string[] projections)
    {
        var running = app.Services.GetRequiredService<Marten.Events.Daemon.Coordination.IProjectionCoordinator<IMemoryStore>>();
        await running.PauseAsync();
        using var daemon = await Store.BuildProjectionDaemonAsync();
        foreach (var projection in projections)
        {
            await daemon.RebuildProjectionAsync(projection, CancellationToken.None);
        }

        await running.ResumeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await log.DisposeAsync();
    }

    private IMemoryStore Store => app.Services.GetRequiredService<IMemoryStore>();

    private static async Task<DocumentStore> SupervisorsLogAsync(IConfiguration configuration)
    {
        var log = DocumentStore.For(store =>
        {
            store.UseServiceDefaults(configuration, "supervisor");
            foreach (var (name, type) in StoredNames.All.Where(one => one.Key != "execution_planned"))
            {
                store.Events.MapEventType(type, name);
            }

            store.Events.MapEventType<PlannedSteps>("execution_planned");
            store.Events.MapEventType<StrategyDecided>("strategy_decided");
            store.Events.MapEventType<ToolSelected>("tool_selected");
            store.Events.MapEventType<ToolCompleted>("tool_completed");
            store.Events.MapEventType<ToolFailed>("tool_failed");
            store.Events.MapEventType<StepStarted>("step_started");
        });
        await log.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return log;
    }
}

/// <summary>What was published of one kind, in order.</summary>
public sealed class Heard<T>
{
    private volatile IReadOnlyList<T> all = [];

    public IReadOnlyList<T> All => all;

    public void Add(T told)
    {
        lock (this)
        {
            all = [.. all, told];
        }
    }
}

internal sealed class Ear<T>(Heard<T> heard) : IConsumer<T>
    where T : class
{
    public Task Consume(ConsumeContext<T> context)
    {
        heard.Add(context.Message);
        return Task.CompletedTask;
    }
}
