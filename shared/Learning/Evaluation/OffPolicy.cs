using System.Globalization;
using Holmes.Learning.Draws;

namespace Holmes.Learning.Evaluation;

/// <summary>What a policy would have earned, from a log that another one wrote; or why the log cannot tell.</summary>
public static class OffPolicy
{
    private const double Normal = 1.96;

    public static PolicyEstimate Evaluate(IReadOnlyList<LoggedChoice> log, EvaluationRules? given = null)
    {
        var rules = given ?? new();
        var (size, uncovered) = (EffectiveSize(log, rules.Clip), log.Count == 0 ? 0 : log.Average(choice => choice.Uncovered(rules.Clip)));
        var executions = log.Select(choice => choice.Block).Distinct().Count();
        return Refusal(log.Count, size, uncovered, rules) is { } reason
            ? new(log.Count, executions, Math.Round(size, 1), uncovered, Refused: reason)
            : Estimated(BlockSums.Of(log, rules.Clip), rules, new(log.Count, executions, Math.Round(size, 1), uncovered));
    }

    /// <summary>The doubly robust value of the first less that of the second, on the same decisions.</summary>
    public static Estimate Difference(IReadOnlyList<LoggedChoice> first, IReadOnlyList<LoggedChoice> second, EvaluationRules? given = null)
    {
        var rules = given ?? new();
        var (one, other) = (BlockSums.Of(first, rules.Clip), BlockSums.Of(second, rules.Clip));
        return Interval(rules, (ref Randomness random) =>
        {
            var again = random; // the same executions for both
            var difference = Robust(one.Resampled(ref random)) - Robust(other.Resampled(ref again));
            return difference;
        }, Robust(one.Total()) - Robust(other.Total()));
    }

    private static double Robust(double[] sums) => sums[BlockSums.Robust] / sums[BlockSums.Count];

    private static PolicyEstimate Estimated(BlockSums sums, EvaluationRules rules, PolicyEstimate frame) => frame with
    {
        Logged = Of(sums, rules, static s => s[BlockSums.Reward] / s[BlockSums.Count]),
        Naive = Of(sums, rules, static s => s[BlockSums.Matched] / Math.Max(1, s[BlockSums.Matches])),
        Ips = Of(sums, rules, static s => s[BlockSums.Weighted] / s[BlockSums.Count]),
        Snips = Of(sums, rules, static s => s[BlockSums.Weights] > 0 ? s[BlockSums.Weighted] / s[BlockSums.Weights] : 0),
        Dm = Of(sums, rules, static s => s[BlockSums.Model] / s[BlockSums.Count]),
        Dr = Widened(Of(sums, rules, Robust), frame.Uncovered),
        Lift = Widened(Of(sums, rules, static s => (s[BlockSums.Robust] - s[BlockSums.Reward]) / s[BlockSums.Count]), frame.Uncovered),
    };

    private static Estimate Of(BlockSums sums, EvaluationRules rules, Func<double[], double> estimator) =>
        Interval(rules, (ref Randomness random) => estimator(sums.Resampled(ref random)), estimator(sums.Total()));

    /// <summary>Rewards lie between 0 and 1, so what the log does not cover can be off by no more than its probability.</summary>
    private static Estimate Widened(Estimate estimate, double uncovered) => estimate with { Low = estimate.Low - uncovered, High = estimate.High + uncovered };

    private delegate double Resample(ref Randomness random);

    private static Estimate Interval(EvaluationRules rules, Resample resample, double value)
    {
        var random = new Randomness(rules.Seed);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < rules.Resamples; i++)
        {
            var drawn = resample(ref random) - value;
            sum += drawn;
            squares += drawn * drawn;
        }

        var mean = sum / rules.Resamples;
        var reach = Normal * Math.Sqrt(Math.Max(0, (squares / rules.Resamples) - (mean * mean)));
        return new(value, value - reach, value + reach);
    }

    private static double EffectiveSize(IReadOnlyList<LoggedChoice> log, double clip)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in log.Select(choice => choice.Weight(clip)))
        {
            sum += weight;
            squares += weight * weight;
        }

        return squares == 0 ? 0 : sum * sum / squares;
    }

    private static string? Refusal(int count, double size, double uncovered, EvaluationRules rules) => (count, size, uncovered) switch
    {
        _ when count < rules.FewestChoices => string.Create(
            CultureInfo.InvariantCulture, $"The log holds {count} decisions with an alternative and a known outcome; at least {rules.FewestChoices} are needed."),
        _ when uncovered > rules.MostUncovered => string.Create(
            CultureInfo.InvariantCulture, $"In {uncovered:P1} of its choices the policy would take what the log could not choose, or hardly ever (less than a {rules.Clip:F0}th as often): it does not tell how that ends."),
        _ when size < rules.SmallestEffectiveSize => string.Create(
            CultureInfo.InvariantCulture, $"The policy differs so much from the log that {count} decisions are worth {size:F1}; at least {rules.SmallestEffectiveSize:F0} are needed."),
        _ => null,
    };
}
