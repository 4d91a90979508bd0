using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models.Wording;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Connections;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Models.Revisions;

namespace Holmes.Orchestrator.Models;

/// <summary>Language models, if any are configured. Without them all of this says so and lets the rules decide.</summary>
public static class ModelsModule
{
    public static void AddModels(this IServiceCollection services)
    {
        services.AddOptions<LlmOptions>().BindConfiguration("Llm").ValidateDataAnnotations().ValidateOnStart();
        services.AddModelConnections();
        services.AddSingleton<IModelCaller, ModelCaller>();
        services.AddSingleton<Consultant>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<RuleProposer>();
        services.AddSingleton<CachedProposer>();
        services.AddSingleton<ModelProposer>();
        services.AddSingleton<Council>();
        services.AddSingleton<RevisionCouncil>();
        services.AddSingleton<ModelAnswer>();
        services.AddSingleton<OncePerMessage<RecordOrchestration>>();
        services.AddSingleton<OncePerMessage<RecordAnswer>>();
    }
}
