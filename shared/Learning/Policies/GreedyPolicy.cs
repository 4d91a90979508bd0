namespace Holmes.Learning.Policies;

/// <summary>Takes what scores best; the first of equals. Without a floor its log cannot be evaluated.</summary>
public sealed class GreedyPolicy(PolicyParameters parameters, Func<Evidence, double, double> score) : IChoicePolicy
{
    /// <summary>r ← 0.9 r + 0.1 quality per tool, over all contexts.</summary>
    public static GreedyPolicy Average(PolicyParameters parameters) => new(parameters, static (one, _) => one.Average);

    public static GreedyPolicy AverageHere(PolicyParameters parameters) => new(parameters, static (one, _) => one.AverageHere);

    /// <summary>UCB1: mean + c·√(ln N / n).</summary>
    public static GreedyPolicy Ucb1(PolicyParameters parameters) =>
        new(parameters, (one, all) => Bound(one.Quality, one.Tries, all, parameters.Confidence)) { Counts = static one => one.Tries };

    /// <summary>The same over counts that are discounted with every play in the context (D-UCB).</summary>
    public static GreedyPolicy DiscountedUcb(PolicyParameters parameters) =>
        new(parameters, (one, all) => Bound(one.RecentQuality, one.RecentTries, all, parameters.Confidence)) { Counts = static one => one.RecentTries };

    /// <summary>The same over the last outcomes of the context alone (SW-UCB).</summary>
    public static GreedyPolicy WindowedUcb(PolicyParameters parameters) =>
        new(parameters, (one, all) => Bound(one.WindowQuality, one.WindowTries, all, parameters.Confidence)) { Counts = static one => one.WindowTries };

    private Func<Evidence, double> Counts { get; init; } = static _ => 0;

    public void Weigh(ReadOnlySpan<Evidence> candidates, Span<double> scores, Span<double> probabilities)
    {
        var all = 0.0;
        foreach (var candidate in candidates)
        {
            all += Counts(candidate);
        }

        var best = 0;
        for (var k = 0; k < candidates.Length; k++)
        {
            scores[k] = score(candidates[k], all);
            best = scores[k] > scores[best] ? k : best;
        }

        for (var k = 0; k < candidates.Length; k++)
        {
            probabilities[k] = (k == best ? 1 - parameters.Floor : 0) + (parameters.Floor / candidates.Length);
        }
    }

    private static double Bound(double quality, double tries, double all, double confidence) =>
        tries < 1e-3 ? double.MaxValue : (quality / tries) + (confidence * Math.Sqrt(Math.Log(Math.Max(all, 1)) / tries));
}
