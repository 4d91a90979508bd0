namespace Holmes.Learning.Evaluation;

/// <summary>A choice from the log with what came of it, and what the policy to be judged would have done.</summary>
/// <param name="Block">The execution: choices of one execution share its luck, so they are resampled together.</param>
/// <param name="Cell">Where outcomes are alike: capability and query type.</param>
/// <param name="Propensities">With which each candidate could have been chosen, in the order of the candidates.</param>
/// <param name="Target">With which the policy to be judged would have chosen each.</param>
/// <param name="Reward">0 to 1.</param>
public sealed record LoggedChoice(
    int Block,
    string QueryType,
    string UserSegment,
    string Cell,
    IReadOnlyList<string> Arms,
    int Chosen,
    IReadOnlyList<double> Propensities,
    IReadOnlyList<double> Target,
    double Reward)
{
    /// <summary>π_e(a|x)/π_b(a|x), cut off: one lucky outlier must not decide.</summary>
    public double Weight(double clip) => Math.Min(clip, Target[Chosen] / Propensities[Chosen]);

    /// <summary>Probability of the target that the log does not cover: on what could not be chosen, or what the cut takes away.</summary>
    public double Uncovered(double clip) => Target.Select((probability, k) => Math.Max(0, probability - (clip * Propensities[k]))).Sum();
}
