using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Models.Proposals;
using MassTransit;

namespace Holmes.Orchestrator.Registry;

public sealed class RegisterToolsConsumer(ToolRegistry registry) : IConsumer<RegisterTools>
{
    public Task Consume(ConsumeContext<RegisterTools> context)
    {
        registry.Register(context.Message);
        return Task.CompletedTask;
    }
}

public sealed class PreferencesLearnedConsumer(LearnedPreferences preferences) : IConsumer<PreferencesLearned>
{
    public Task Consume(ConsumeContext<PreferencesLearned> context)
    {
        preferences.Learn(context.Message);
        return Task.CompletedTask;
    }
}

public sealed class PlansLearnedConsumer(PlanCache cache) : IConsumer<PlansLearned>
{
    public Task Consume(ConsumeContext<PlansLearned> context)
    {
        cache.Learn(context.Message);
        return Task.CompletedTask;
    }
}
