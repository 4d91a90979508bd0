using Holmes.Learning.Draws;

namespace Holmes.Learning.Policies;

/// <summary>
/// Hierarchical, discounted, two signals: sharpened Thompson sampling on the discounted counts of this context, with the
/// tool's own mean as prior; quality per service time; unwell candidates get a probe's share alone.
/// </summary>
public sealed class HdtPolicy(PolicyParameters parameters) : IChoicePolicy
{
    public void Weigh(ReadOnlySpan<Evidence> candidates, Span<double> scores, Span<double> probabilities)
    {
        Span<int> open = stackalloc int[candidates.Length];
        var count = Open(candidates, open);
        var everybodyIsUnwell = count == 0; // one of them is still better than none
        for (var k = 0; everybodyIsUnwell && k < candidates.Length; k++)
        {
            open[count++] = k;
        }

        Weigh(candidates, open[..count], scores, probabilities);
        Probe(open[..count], probabilities);
    }

    private int Open(ReadOnlySpan<Evidence> candidates, Span<int> open)
    {
        var count = 0;
        for (var k = 0; k < candidates.Length; k++)
        {
            if (candidates[k].Health >= parameters.LowestHealth || candidates[k].Rested)
            {
                open[count++] = k;
            }
        }

        return count;
    }

    private void Weigh(ReadOnlySpan<Evidence> candidates, ReadOnlySpan<int> open, Span<double> scores, Span<double> probabilities)
    {
        Span<double> a = stackalloc double[open.Length];
        Span<double> b = stackalloc double[open.Length];
        Span<double> weights = stackalloc double[open.Length];
        Span<double> won = stackalloc double[open.Length];
        ServiceTime.Weights(candidates, open, parameters.ServiceMilliseconds, weights);
        for (var i = 0; i < open.Length; i++)
        {
            var candidate = candidates[open[i]];
            var mean = candidate.Mean(parameters.PriorWeight);
            var strength = parameters.Sharpness * (parameters.PriorWeight + candidate.Successes + candidate.Failures);
            a[i] = Math.Max(1, strength * mean); // below 1 the density has a pole, and a cold start would be a coin
            b[i] = Math.Max(1, strength * (1 - mean));
            scores[open[i]] = mean * weights[i];
        }

        Supremacy.Of(a, b, weights, won);
        Drawing.Floor(won, parameters.Floor);
        probabilities.Clear();
        for (var i = 0; i < open.Length; i++)
        {
            probabilities[open[i]] = won[i];
        }
    }

    /// <summary>Who is unwell is tried once in a while, at random: a turn that came by count could not be evaluated.</summary>
    private void Probe(ReadOnlySpan<int> open, Span<double> probabilities)
    {
        var unwell = probabilities.Length - open.Length;
        for (var k = 0; unwell > 0 && k < probabilities.Length; k++)
        {
            probabilities[k] = open.Contains(k) ? probabilities[k] * (1 - (unwell * parameters.ProbeShare)) : parameters.ProbeShare;
        }
    }
}
