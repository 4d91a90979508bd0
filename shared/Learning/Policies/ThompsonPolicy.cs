using Holmes.Learning.Draws;

namespace Holmes.Learning.Policies;

/// <summary>Plain Thompson sampling per context: Beta(1 + quality, 1 + missing quality), nothing forgotten.</summary>
public sealed class ThompsonPolicy(PolicyParameters parameters) : IChoicePolicy
{
    public void Weigh(ReadOnlySpan<Evidence> candidates, Span<double> scores, Span<double> probabilities)
    {
        Span<double> a = stackalloc double[candidates.Length];
        Span<double> b = stackalloc double[candidates.Length];
        Span<double> weights = stackalloc double[candidates.Length];
        weights.Fill(1);
        for (var k = 0; k < candidates.Length; k++)
        {
            a[k] = 1 + candidates[k].Quality;
            b[k] = 1 + candidates[k].Tries - candidates[k].Quality;
            scores[k] = a[k] / (a[k] + b[k]);
        }

        Supremacy.Of(a, b, weights, probabilities);
        Drawing.Floor(probabilities, parameters.Floor);
    }
}
