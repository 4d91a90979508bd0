using Holmes.Memory;
using Holmes.Notifier;
using Holmes.Orchestrator;
using Holmes.ServiceDefaults;
using Holmes.Supervisor;
using Holmes.Teams;
using MassTransit;

namespace Holmes.Standalone;

/// <summary>All five services in one process. Their code is the same as in five processes; only this host differs.</summary>
public static class AllServices
{
    /// <param name="more">Consumers of somebody else who lives in this process too.</param>
    public static void AddAllServices(this WebApplicationBuilder builder, params IEnumerable<Action<IBusRegistrationConfigurator>> more)
    {
        builder.AddServiceDefaults("holmes-standalone");
        builder.AddSupervisor();
        builder.AddOrchestrator();
        builder.AddTeams();
        builder.AddMemory();
        builder.AddNotifier();
        builder.AddBus(
        [
            SupervisorModule.AddSupervisor, OrchestratorModule.AddOrchestrator, TeamsModule.AddTeams, MemoryModule.AddMemory,
            NotifierModule.AddNotifier, .. more,
        ]);
    }

    public static void MapAllServices(this WebApplication app)
    {
        app.UseServiceDefaults();
        app.MapSupervisor();
        app.MapOrchestrator();
        app.MapTeams();
        app.MapMemory();
        app.MapNotifier();
    }
}
