using FsCheck.Fluent;
using FsCheck.Xunit;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Memory.Statistics;
using Xunit;
using Outcome = Holmes.Contracts.Executions.Outcome;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.Statistics;

public sealed class LearningTests
{
    private static readonly ToolStatistics Nothing = ToolStatistics.Nothing(IntentType.MarketInquiry, "market.prices", "market_prices");

    [Property(Arbitrary = [typeof(Calls)])]
    public void Every_try_is_counted_once_under_its_outcome(CallResult[] calls)
    {
        var learned = Learn(calls);

        Assert.Equal(calls.Length, learned.Tries);
        Assert.Equal(learned.Tries, learned.Ok + learned.Empty + learned.Degraded + learned.Failed);
        Assert.Equal(calls.Count(call => call.Outcome is Outcome.Failed or Outcome.Unknown), learned.Failed);
        Assert.Equal(calls.Sum(call => (long)call.Milliseconds), learned.MillisecondsSum);
    }

    [Property(Arbitrary = [typeof(Calls)])]
    public void Means_and_health_stay_in_their_bounds(CallResult[] calls)
    {
        var preference = Learn(calls).ToPreference();

        Assert.InRange(preference.MeanQuality, 0, 1);
        Assert.InRange(preference.Health, 0, 1);
        Assert.InRange(preference.MeanMilliseconds, 0, calls.Select(call => call.Milliseconds).DefaultIfEmpty(0).Max());
    }

    [Property(Arbitrary = [typeof(Calls)])]
    public void Health_goes_up_with_a_call_that_worked_and_down_with_one_that_did_not(CallResult[] calls, CallResult next)
    {
        var before = Learn(calls);

        var after = before.Learn(next, 99);

        Assert.True(
            next.Outcome is Outcome.Failed or Outcome.Unknown ? after.Health < before.Health : after.Health >= before.Health,
            $"{before.Health} -> {after.Health} by {next.Outcome}");
        Assert.Equal(99, after.Position);
    }

    [Fact]
    public void A_failed_call_counts_as_no_quality_whatever_it_says() =>
        Assert.Equal(0.4, Learn([Call("d", "t", Outcome.Ok, 0.8), Call("d", "t", Outcome.Failed, 0.9)]).ToPreference().MeanQuality, 12);

    [Fact]
    public void An_empty_result_worked_and_is_no_reason_to_doubt_the_tool() =>
        Assert.Equal(1, Learn([Call("d", "t", Outcome.Empty, 0)]).Health);

    [Fact]
    public void A_tool_never_tried_has_no_mean_and_is_held_healthy()
    {
        var preference = Nothing.ToPreference();

        Assert.Equal((0, 0d, 0d, 1d), (preference.Tries, preference.MeanQuality, preference.MeanMilliseconds, preference.Health));
    }

    [Theory]
    [InlineData(Outcome.Ok, false, true)]
    [InlineData(Outcome.Failed, false, true)]
    [InlineData(Outcome.Ok, true, false)]
    [InlineData(Outcome.Skipped, false, false)]
    public void Reused_and_skipped_calls_teach_nothing(Outcome outcome, bool reused, bool teaches) =>
        Assert.Equal(teaches, ToolStatistics.CanLearnFrom(Call("d", "t", outcome, reusedFrom: reused ? Guid.Empty : null)));

    private static ToolStatistics Learn(CallResult[] calls) =>
        calls.Index().Aggregate(Nothing, (row, call) => row.Learn(call.Item, call.Index + 1));

    /// <summary>Calls that can be learned from.</summary>
    private static class Calls
    {
        public static FsCheck.Arbitrary<CallResult> Call() => (
            from outcome in Gen.Elements(Outcome.Ok, Outcome.Empty, Outcome.Degraded, Outcome.Failed, Outcome.Unknown)
            from percent in Gen.Choose(0, 100)
            from milliseconds in Gen.Choose(0, 60_000)
            select Given.Call("d", "t", outcome, percent / 100d, milliseconds)).ToArbitrary();
    }
}
