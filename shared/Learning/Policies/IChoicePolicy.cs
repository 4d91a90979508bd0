namespace Holmes.Learning.Policies;

/// <summary>
/// A way of choosing among equivalents. Pure, and probabilities instead of a choice: the draw is the same for all, and
/// what is logged as propensity is what was drawn from.
/// </summary>
public interface IChoicePolicy
{
    /// <param name="scores">By which the candidates were compared.</param>
    /// <param name="probabilities">Sum to 1; 0 for a candidate that is left out.</param>
    void Weigh(ReadOnlySpan<Evidence> candidates, Span<double> scores, Span<double> probabilities);
}
