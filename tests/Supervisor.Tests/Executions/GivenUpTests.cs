using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>Teams are told of attempts nobody waits for any more, and of no others.</summary>
public sealed class GivenUpTests
{
    private static readonly Execution TwoRunning = Fold(Planned(Strategy.Parallel, AStep("s1", calls: 2), AStep("s2")));

    [Fact]
    public void A_cancelled_execution_gives_up_every_step_under_way() =>
        Assert.Equal(["s1", "s2"], Told(TwoRunning, state => ExecutionDecider.Decide(state, new CancelExecution(Id, "enough", "kim"))));

    [Fact]
    public void A_step_left_out_while_it_runs_is_given_up() =>
        Assert.Equal(["s1"], Told(TwoRunning, state => ExecutionDecider.Decide(state, new SkipStep(Id, "s1", "kim"), Noon)));

    [Fact]
    public void An_attempt_over_its_time_is_given_up_and_the_next_one_is_not()
    {
        var cancels = Cancels(TwoRunning, state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(31)));

        Assert.Equal([("s1", 1), ("s2", 1)], cancels.Select(cancel => (cancel.StepId, cancel.Attempt)));
    }

    [Fact]
    public void The_end_of_the_executions_time_gives_up_what_still_runs() =>
        Assert.Equal(["s1", "s2"], Told(TwoRunning, state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddMinutes(11))));

    [Theory]
    [InlineData(Outcome.Ok)]
    [InlineData(Outcome.Skipped)]
    [InlineData(Outcome.Failed)]
    public void Whoever_reported_all_calls_is_told_nothing(Outcome outcome) => Assert.Empty(Told(
        TwoRunning,
        state => StepDecider.Decide(
            state,
            new ReportStep(Id, "s1", 1, true, [Call("s1", 1, outcome, failure: Gone(outcome)), Call("s1", 2, outcome, failure: Gone(outcome))]), Noon)));

    [Fact]
    public void Progress_and_a_pause_give_up_nothing()
    {
        Assert.Empty(Told(TwoRunning, state => StepDecider.Decide(state, new ReportStep(Id, "s1", 1, false, [Call("s1", 1, Outcome.Ok)], 50), Noon)));
        Assert.Empty(Told(TwoRunning, state => ExecutionDecider.Decide(state, new PauseExecution(Id, "kim"), Noon)));
    }

    [Fact]
    public void An_effect_has_one_name_over_all_attempts_and_a_call_has_one_for_each()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1")));
        var again = Fold([.. Planned(Strategy.Sequential, AStep("s1")), new StepStarted("s1", 2, Noon)]);

        var (first, second) = (CallOf(state), CallOf(again));

        Assert.NotEqual(Guid.Empty, first.EffectKey);
        Assert.Equal(first.EffectKey, second.EffectKey);
        Assert.NotEqual(first.ToolCallId, second.ToolCallId);
        Assert.NotEqual(first.EffectKey, CallOf(Fold(Planned(Strategy.Sequential, AStep("s2")))).EffectKey);
    }

    private static ToolCall CallOf(Execution state) => Assert.IsType<ExecuteStep>(Outstanding.Of(state).Single().Message).Calls[0];

    private static Failure? Gone(Outcome outcome) => outcome is Outcome.Failed ? new(FailureClass.Permanent, "gone") : null;

    private static IEnumerable<string> Told(Execution before, Func<Execution, IReadOnlyList<IStoredEvent>> decide) =>
        Cancels(before, decide).Select(cancel => cancel.StepId);

    private static List<CancelStep> Cancels(Execution before, Func<Execution, IReadOnlyList<IStoredEvent>> decide) =>
        [.. GivenUp.Of(before, decide(before).Aggregate(before, ExecutionFold.Evolve)).Select(told => Assert.IsType<CancelStep>(told.Message))];
}
