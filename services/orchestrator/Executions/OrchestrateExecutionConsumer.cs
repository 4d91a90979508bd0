using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Registry;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Executions;

/// <summary>A question comes in, everything decided about it goes out. A second delivery decides the same again.</summary>
public sealed class OrchestrateExecutionConsumer(
    ToolRegistry registry, LearnedPreferences preferences, IOptions<OrchestratorOptions> options)
    : IConsumer<OrchestrateExecution>
{
    public async Task Consume(ConsumeContext<OrchestrateExecution> context)
    {
        var knowledge = new PlanningKnowledge(await registry.WhenKnownAsync(context.CancellationToken), preferences.Latest);
        var command = context.Message;
        if (!options.Value.Enabled)
        {
            knowledge = knowledge with { Preferences = null };
            command = command with { Options = command.Options with { Strategy = Strategy.Sequential } };
        }

        var decided = command.Revise is null ? Planner.Plan(command, knowledge) : Planner.Revise(command, knowledge);
        await context.Publish(
            decided,
            publish => publish.MessageId = DerivedId.From(command.ExecutionId.ToString(), $"orchestration:{command.Round}"),
            context.CancellationToken);
    }
}
