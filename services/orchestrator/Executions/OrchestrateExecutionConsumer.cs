using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Models.Revisions;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Registry;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Executions;

/// <summary>A question comes in, everything decided about it goes out. A second delivery gets what the first one got.</summary>
public sealed class OrchestrateExecutionConsumer(
    ToolRegistry registry, LearnedPreferences preferences, Council council, RevisionCouncil revisions, OncePerMessage<RecordOrchestration> once, IOptions<OrchestratorOptions> options)
    : IConsumer<OrchestrateExecution>
{
    public async Task Consume(ConsumeContext<OrchestrateExecution> context)
    {
        var knowledge = new PlanningKnowledge(await registry.WhenKnownAsync(context.CancellationToken), preferences.Latest);
        var (id, round) = (context.Message.ExecutionId.ToString(), context.Message.Round);
        var decided = await once.DoAsync($"{id}:{round}", () => DecideAsync(context.Message, knowledge, context.CancellationToken));
        await context.Publish(
            decided,
            publish => publish.MessageId = DerivedId.From(id, $"orchestration:{round}"),
            context.CancellationToken);
    }

    private async Task<RecordOrchestration> DecideAsync(OrchestrateExecution command, PlanningKnowledge knowledge, CancellationToken cancellation)
    {
        if (!options.Value.Enabled)
        {
            var plain = knowledge with { Preferences = null };
            var alone = command with { Options = command.Options with { Strategy = Strategy.Sequential } };
            return Council.ByRules(alone.Revise is null ? Planner.Plan(alone, plain) : Planner.Revise(alone, plain), "orchestration is switched off: default tools, one after another");
        }

        return command.Revise is null
            ? await council.PlanAsync(command, knowledge, cancellation)
            : await revisions.ReviseAsync(command, knowledge, cancellation);
    }
}
