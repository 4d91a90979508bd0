using Holmes.Orchestrator.Executions;
using Holmes.Orchestrator.Models;
using Holmes.Orchestrator.Registry;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Orchestrator;

/// <summary>Everything a host must know of the orchestrator.</summary>
public static class OrchestratorModule
{
    private const string Service = "orchestrator";

    public static void AddOrchestrator(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OrchestratorOptions>().BindConfiguration("Orchestrator");
        builder.Services.AddOptions<RegistryOptions>().BindConfiguration("Orchestrator:Registry");
        builder.Services.AddSingleton<ToolRegistry>();
        builder.Services.AddSingleton<LearnedPreferences>();
        builder.Services.AddModels();
        builder.Services.AddSingleton<Orchestration>();
        builder.Services.AddHostedService<AskOnStart>();
        builder.AddRehearsal<OrchestrationRehearsal>("orchestrator-rehearsal");
    }

    public static void AddOrchestrator(this IBusRegistrationConfigurator bus)
    {
        bus.AddQueue<OrchestrateExecutionConsumer>(Service, "orchestrate-execution");
        bus.AddQueue<ComposeAnswerConsumer>(Service, "compose-answer");
        bus.AddBroadcast<RegisterToolsConsumer>(Service, "register-tools");
        bus.AddBroadcast<PreferencesLearnedConsumer>(Service, "preferences-learned");
        bus.AddBroadcast<PlansLearnedConsumer>(Service, "plans-learned");
    }

    public static void MapOrchestrator(this IEndpointRouteBuilder routes) => routes.MapRegistry();
}
