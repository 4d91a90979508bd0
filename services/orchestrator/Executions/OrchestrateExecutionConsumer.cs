using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Registry;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Orchestrator.Executions;

/// <summary>A question comes in, everything decided about it goes out. A second delivery gets what the first one got.</summary>
public sealed class OrchestrateExecutionConsumer(
    ToolRegistry registry, LearnedPreferences preferences, Orchestration orchestration, OncePerMessage<RecordOrchestration> once)
    : IConsumer<OrchestrateExecution>
{
    public async Task Consume(ConsumeContext<OrchestrateExecution> context)
    {
        var knowledge = new PlanningKnowledge(await registry.WhenKnownAsync(context.CancellationToken), preferences.Latest);
        var (id, round) = (context.Message.ExecutionId.ToString(), context.Message.Round);
        var decided = await once.DoAsync($"{id}:{round}", () => orchestration.DecideAsync(context.Message, knowledge, context.CancellationToken));
        await context.HandOverAsync(
            decided, context.CancellationToken, publish => publish.MessageId = DerivedId.From(id, $"orchestration:{round}"));
    }
}
