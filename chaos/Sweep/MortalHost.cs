using Holmes.Chaos.Effects;
using Holmes.Chaos.Faults;
using Holmes.LocalServers;
using Holmes.ServiceDefaults.Crashes;
using Holmes.Standalone;
using Holmes.Supervisor.Executions;
using Holmes.Teams;
using Holmes.Teams.Tools;
using Marten;
using MassTransit;
using Npgsql;

namespace Holmes.Chaos.Sweep;

/// <summary>
/// The real standalone host inside this process. It dies by losing its way to the database for ever, and with it the bus
/// in its memory: whatever its threads still do, nobody sees it.
/// </summary>
internal sealed class MortalHost : IAsyncDisposable
{
    private static readonly TimeSpan Burial = TimeSpan.FromSeconds(5);

    private readonly WebApplication app;
    private readonly Freezer point;
    private readonly TcpProxy way;

    private MortalHost(WebApplication app, Freezer point, TcpProxy way, Uri address) =>
        (this.app, this.point, this.way, Address) = (app, point, way, address);

    public Uri Address { get; }

    public static async Task<MortalHost> StartAsync(string database, Freezer point, World world, CancellationToken cancellation)
    {
        var direct = new NpgsqlConnectionStringBuilder(database);
        var way = new TcpProxy(() => direct.Port);
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var builder = WebApplication.CreateBuilder(
        [
            "--urls", address.ToString(),
            "--ConnectionStrings:Postgres", new NpgsqlConnectionStringBuilder(database) { Port = way.Port, Pooling = true }.ConnectionString,
        ]);
        builder.Logging.ClearProviders();
        Prepare(builder, point, world);
        builder.AddAllServices(bus => bus.AddConsumer<ReportTeam, ReportTeamDefinition>());
        Script(builder.Services, world.Failures);
        var app = builder.Build();
        app.MapAllServices();
        await app.StartAsync(cancellation);
        return new(app, point, way, address);
    }

    /// <summary>Nothing of it reaches the database any more.</summary>
    public void Die()
    {
        way.IsClosed = true;
        point.Die();
    }

    public async ValueTask DisposeAsync()
    {
        Die();
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await app.StopAsync(atOnce.Token).WaitAsync(Burial, CancellationToken.None);
            await app.DisposeAsync().AsTask().WaitAsync(Burial);
        }
        catch (Exception)
        {
            // A dead process does not stop in good order, and nothing depends on it.
        }

        await way.DisposeAsync();
    }

    private static void Prepare(WebApplicationBuilder builder, Freezer point, World world)
    {
        var services = builder.Services;
        services.AddSingleton<ICrashPoint>(point);
        services.AddSingleton(world.Oracle);
        services.AddHostedService<ReportTeamAnnouncement>();
        services.ConfigureMarten<ISupervisorStore>(store => store.PassCommits(point, "supervisor"));
        services.ConfigureMarten<ITeamsStore>(store => store.PassCommits(point, "teams"));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        services.Configure<MassTransitHostOptions>(host => host.StopTimeout = TimeSpan.FromSeconds(1));
    }

    private static void Script(IServiceCollection services, ScriptedFailures failures)
    {
        foreach (var tool in services.Where(service => service.ServiceType == typeof(ITool)).ToList())
        {
            services.Remove(tool);
            services.AddSingleton<ITool>(provider => new ScriptedTool(
                (ITool)(tool.ImplementationInstance ?? tool.ImplementationFactory?.Invoke(provider)
                    ?? ActivatorUtilities.CreateInstance(provider, tool.ImplementationType!)),
                failures));
        }
    }
}

/// <summary>What is outside of Holmes and outlives its processes.</summary>
internal sealed record World(EffectOracle Oracle, ScriptedFailures Failures)
{
    public static World New() => new(new EffectOracle(), new ScriptedFailures());
}
