using Holmes.Contracts.Memory;
using Holmes.Learning.Evaluation;
using Holmes.Learning.Policies;

namespace Holmes.Memory.Learning;

/// <summary>Something that was decided about policies. Facts are added, never changed.</summary>
/// <param name="Id">Its place among the facts, from 1.</param>
/// <param name="Kind">trialStarted, promoted, rolledBack or stopped.</param>
/// <param name="Share">Of the executions the policy on trial decides for.</param>
/// <param name="Difference">What the trial earned more than the live policy, per decision, when it was decided on.</param>
public sealed record PolicyFact(
    int Id, DateTimeOffset At, string Kind, PolicySettings Policy, double Share, string Reason, Estimate? Difference = null, string? By = null);

/// <summary>Which policies decide now; follows from the setting and the facts.</summary>
public sealed record PoliciesInForce(Policy Live, Policy? Trial = null, double Share = 0, DateTimeOffset? TrialSince = null)
{
    public static PoliciesInForce Of(Policy setting, IEnumerable<PolicyFact> facts) =>
        facts.OrderBy(fact => fact.Id).Aggregate(new PoliciesInForce(setting), (now, fact) => fact.Kind switch
        {
            "trialStarted" => now with { Trial = BeliefMessage.Policy(fact.Policy), Share = fact.Share, TrialSince = fact.At },
            "promoted" => new(BeliefMessage.Policy(fact.Policy)),
            _ => new(now.Live),
        });

    /// <summary>Null while the log cannot tell them apart.</summary>
    public static (string Kind, string Reason)? Verdict(Estimate difference) => difference switch
    {
        { Low: > 0 } => ("promoted", "The policy on trial earns more: the whole interval of the difference is above zero."),
        { High: < 0 } => ("rolledBack", "The policy on trial earns less: the whole interval of the difference is below zero."),
        _ => null,
    };
}
