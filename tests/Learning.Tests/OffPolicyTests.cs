using Holmes.Learning.Evaluation;
using Holmes.Learning.Simulation;
using Xunit;

namespace Holmes.Learning.Tests;

public sealed class OffPolicyTests
{
    private static readonly EvaluationRules Quick = new(Resamples: 200);

    [Fact]
    public void Intervals_cover_the_truth_and_the_error_is_small()
    {
        var runs = Enumerable.Range(9_000, 60).Select(seed => SimulatedLog.Write(seed, 2_000)).Select(log => (log.Truth, Told: OffPolicy.Evaluate(log.Choices, Quick))).ToList();

        var told = runs.Where(run => run.Told.Dr is not null).Select(run => (run.Truth, Dr: run.Told.Dr!)).ToList();
        var covered = told.Count(run => run.Truth >= run.Dr.Low && run.Truth <= run.Dr.High);
        var error = Math.Sqrt(told.Average(run => Math.Pow(run.Dr.Value - run.Truth, 2)));
        Assert.True(told.Count >= 45, $"{told.Count} told");
        Assert.True(covered >= 0.9 * told.Count, $"{covered} of {told.Count} cover");
        Assert.True(error <= 0.03, $"error {error:F4}");
    }

    [Fact]
    public void The_naive_match_is_biased_where_the_robust_estimate_is_not()
    {
        var runs = Enumerable.Range(9_100, 30).Select(seed => SimulatedLog.Write(seed, 2_000)).Select(log => (log.Truth, Told: OffPolicy.Evaluate(log.Choices, Quick)))
            .Where(run => run.Told.Dr is not null).ToList();

        double Bias(Func<PolicyEstimate, Estimate> of) => Math.Abs(runs.Average(run => of(run.Told).Value - run.Truth));
        Assert.True(Bias(told => told.Dr!) < Bias(told => told.Naive!), $"{Bias(told => told.Dr!)} {Bias(told => told.Naive!)}");
    }

    [Fact]
    public void A_log_that_never_drew_is_refused_at_any_size()
    {
        var told = OffPolicy.Evaluate(SimulatedLog.Write(5, 10_000, greedy: true).Choices, Quick);

        Assert.Contains("could not choose", told.Refused, StringComparison.Ordinal);
        Assert.Null(told.Dr);
    }

    [Fact]
    public void Too_little_is_refused_with_its_number()
    {
        Assert.Contains("40 decisions", OffPolicy.Evaluate(SimulatedLog.Write(5, 40).Choices, Quick).Refused, StringComparison.Ordinal);
        Assert.Contains("0 decisions", OffPolicy.Evaluate([], Quick).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_unlike_the_log_is_refused_for_its_effective_size()
    {
        var log = SimulatedLog.Write(5, 400).Choices;
        var unlike = log.Select(choice => choice with { Target = [0.25, 0.25, 0.25, 0.25] }).ToList();

        Assert.Contains("are worth", OffPolicy.Evaluate(unlike, Quick with { SmallestEffectiveSize = 390 }).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void The_logs_own_policy_is_worth_what_it_earned()
    {
        var log = SimulatedLog.Write(7, 1_000).Choices;
        var told = OffPolicy.Evaluate([.. log.Select(choice => choice with { Target = choice.Propensities })], Quick);

        Assert.Equal(log.Count, told.EffectiveSize);
        Assert.Equal(log.Average(choice => choice.Reward), told.Ips!.Value, 9);
        Assert.InRange(0, told.Lift!.Low, told.Lift.High);
    }

    [Fact]
    public void A_difference_is_found_only_where_there_is_one()
    {
        var log = SimulatedLog.Write(8, 3_000).Choices;
        List<LoggedChoice> Taking(Func<LoggedChoice, int> arm) => [.. log.Select(choice => choice with { Target = [.. choice.Arms.Select((_, k) => k == arm(choice) ? 0.94 : 0.02)] })];
        static int Likeliest(LoggedChoice choice) => choice.Propensities.Index().MaxBy(one => one.Item).Index;

        var same = OffPolicy.Difference(Taking(Likeliest), Taking(Likeliest), Quick);
        var better = OffPolicy.Difference(Taking(Likeliest), [.. log.Select(choice => choice with { Target = [0.25, 0.25, 0.25, 0.25] })], Quick);

        Assert.Equal((0, 0, 0), (same.Value, same.Low, same.High));
        Assert.True(better.Low > 0, better.ToString());
    }
}
