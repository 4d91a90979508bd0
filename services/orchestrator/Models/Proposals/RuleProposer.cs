namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>The deterministic planner: always there, and always the same.</summary>
public sealed class RuleProposer : IPlanProposer
{
    public ValueTask<Proposal?> ProposeAsync(PlanningRound round, CancellationToken cancellation) =>
        new(new Proposal(Proposal.ByRules, round.Draft, "the rules"));
}
