namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>Proposes what a model planned for a question of the same kind, when that went well. Costs no call.</summary>
public sealed class CachedProposer(PlanCache cache) : IPlanProposer
{
    public ValueTask<Proposal?> ProposeAsync(PlanningRound round, CancellationToken cancellation) => new(Propose(round));

    private Proposal? Propose(PlanningRound round)
    {
        var (draft, knowledge) = (round.Draft, round.Knowledge);
        if (!Occasion.IsUnsure(draft) || !Signature.SaysSomething(draft)
            || cache.Find(round.Signature, knowledge.Tools, knowledge.Preferences) is not { } plan)
        {
            return null;
        }

        var intent = draft.Intent with { Type = plan.Intent, Confidence = plan.Quality };
        return new(
            Proposal.ByCache, CapabilityNeeds.Draft(draft, intent, plan.Tools.Select(tool => tool.Capability), knowledge.Tools),
            $"execution {plan.ExecutionId}, quality {plan.Quality:0.00}", plan.Strategy, IsNewWork: true, LearnedFrom: plan.ExecutionId);
    }
}
