using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Answers;
using Holmes.Orchestrator.Models;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Models.Revisions;
using Holmes.Orchestrator.Models.Wording;
using Holmes.Orchestrator.Planning;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Executions;

/// <summary>Everything the orchestrator decides: a plan, a repair, an answer.</summary>
public sealed class Orchestration(Council council, RevisionCouncil revisions, ModelAnswer model, IOptions<OrchestratorOptions> options)
{
    public async Task<RecordOrchestration> DecideAsync(OrchestrateExecution command, PlanningKnowledge knowledge, CancellationToken cancellation)
    {
        if (!options.Value.Enabled)
        {
            var plain = knowledge with { Preferences = null };
            var alone = command with { Options = command.Options with { Strategy = Strategy.Sequential } };
            return Council.ByRules(alone.Revise is null ? Planner.Plan(alone, plain) : Planner.Revise(alone, plain), $"{Reasons.SwitchedOff}: default tools, one after another");
        }

        return command.Revise is null
            ? await council.PlanAsync(command, knowledge, cancellation)
            : await revisions.ReviseAsync(command, knowledge, cancellation);
    }

    /// <param name="draft">Gets what a model has written so far, with the number of its attempt.</param>
    public Task<RecordAnswer> AnswerAsync(ComposeAnswer command, Func<int, string, Task> draft, CancellationToken cancellation) => options.Value.Enabled
        ? model.ComposeAsync(command, draft, cancellation)
        : Task.FromResult(ModelAnswer.ByRules(command, AnswerComposer.Compose(command), $"{Reasons.SwitchedOff}: the rules word the answer"));
}
