using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Planning;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>Hears every proposer, lets the arbiter choose, and makes the plan of what was chosen.</summary>
public sealed class Council(
    RuleProposer rules, CachedProposer cache, ModelProposer model, Consultant consultant, IOptions<LlmOptions> options, TimeProvider clock)
{
    public async Task<RecordOrchestration> PlanAsync(OrchestrateExecution command, PlanningKnowledge knowledge, CancellationToken cancellation)
    {
        var draft = Planner.Draft(command, knowledge);
        var ledger = new Ledger(options.Value, command.Spent, command.Deadline, clock);
        var round = new PlanningRound(command, knowledge, draft, Signature.Of(draft), ledger);
        var ruled = await rules.ProposeAsync(round, cancellation);
        var known = await cache.ProposeAsync(round, cancellation);
        var advised = known is null ? await model.ProposeAsync(round, cancellation) : null;
        var (chosen, reason) = Arbiter.Choose(ruled!, known, advised, knowledge, consultant.IsConfigured, ledger.Consultations is [.., var last] ? last : null);
        return Assembly.Of(command, knowledge, chosen) with
        {
            Consulted = ledger.Consultations.Count > 0 ? ledger.Consultations : null,
            Arbitration = new(chosen.By, reason, Signature.SaysSomething(draft) ? round.Signature : null, chosen.LearnedFrom),
        };
    }

    /// <summary>The rules alone, and saying so.</summary>
    public static RecordOrchestration ByRules(RecordOrchestration plan, string reason) => plan with { Arbitration = new(Proposal.ByRules, reason) };
}
