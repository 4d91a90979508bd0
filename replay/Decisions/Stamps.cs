using Holmes.Contracts.Executions;

namespace Holmes.Replay.Decisions;

/// <summary>Which policy decided, and what it knew, as the decisions of one round say.</summary>
/// <param name="Position">0 before anything was learned.</param>
internal sealed record Stamps(string PolicyId, long Position, (string PolicyId, double Share)? Trial)
{
    public static Stamps Of(IReadOnlyList<ToolDecision> decisions, StrategyDecision? strategy)
    {
        var stamps = decisions.SelectMany(decision => new[] { decision.Policy, decision.Tactic?.Policy })
            .Append(strategy?.Policy).OfType<PolicyStamp>().ToList();
        var shadow = decisions.Select(decision => decision.Shadow).OfType<ShadowChoice>().FirstOrDefault();
        // In a canary the policy on trial has stamped the decision; the tactic, or the shadow's other side, is the live one.
        var live = decisions.FirstOrDefault(decision => decision.Mode == "live")?.Policy.Id
            ?? decisions.Select(decision => decision.Tactic?.Policy.Id).OfType<string>().FirstOrDefault() ?? "hdt";
        return new(live, stamps.Max(stamp => stamp.BeliefPosition), shadow is null ? null : (shadow.Policy.Id, shadow.Share));
    }

    /// <summary>Every pair of policy and position that has to be learned again for a round.</summary>
    public IEnumerable<(string PolicyId, long Position)> Wanted =>
        Trial is var (trial, _) ? [(PolicyId, Position), (trial, Position)] : [(PolicyId, Position)];
}
