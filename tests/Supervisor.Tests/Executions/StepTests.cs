using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>How steps start under each strategy, and what follows from their results.</summary>
public sealed class StepTests
{
    private static readonly Failure Transient = new(FailureClass.Transient, "socket closed", Retryable: true);

    [Theory]
    [InlineData(Strategy.Sequential, "s1")]
    [InlineData(Strategy.Parallel, "s1,s2")]
    [InlineData(Strategy.Pipeline, "s1,s2")]
    [InlineData(Strategy.Adaptive, "s1,s2")]
    public void The_strategy_says_how_many_steps_start_at_once(Strategy strategy, string started) =>
        Assert.Equal(started, Running(Fold(Planned(strategy, AStep("s1"), AStep("s2"), AStep("s3", ["s1"])))));

    [Fact]
    public void A_finished_step_starts_the_one_that_waits_for_it() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1"), AStep("s2", ["s1"])))
        .When(state => StepDecider.Decide(state, Report("s1"), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(StepCompleted), typeof(StepStarted));

    [Fact]
    public void In_a_pipeline_a_step_starts_when_what_it_reads_is_there() => AnExecution()
        .Given(Planned(Strategy.Pipeline, AStep("s1", calls: 2), AStep("s2", ["s1"]) with { Needs = ["shape"] }))
        .When(state => StepDecider.Decide(state, new ReportStep(Id, "s1", 1, IsFinal: false, [Call("s1", 1, Outcome.Ok)], 50), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(StepProgressed), typeof(StepStarted));

    [Fact]
    public void In_a_pipeline_a_step_does_not_start_on_a_result_it_does_not_read() => AnExecution()
        .Given(Planned(Strategy.Pipeline, AStep("s1", calls: 2), AStep("s2", ["s1"]) with { Needs = ["another shape"] }))
        .When(state => StepDecider.Decide(state, new ReportStep(Id, "s1", 1, IsFinal: false, [Call("s1", 1, Outcome.Ok)], 50), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(StepProgressed));

    [Fact]
    public void Adaptive_leaves_optional_steps_out_when_the_answer_is_good() => AnExecution()
        .Given(Planned(Strategy.Adaptive, AStep("s1"), AStep("s2", optional: true)))
        .When(state => StepDecider.Decide(state, Report("s1", quality: 0.8), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(StepCompleted), typeof(StepSkipped));

    [Fact]
    public void Adaptive_widens_when_quality_is_low() => AnExecution()
        .Given(Planned(Strategy.Adaptive, AStep("s1"), AStep("s2", optional: true)))
        .When(state => StepDecider.Decide(state, Report("s1", Outcome.Degraded, quality: 0.4), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(StepCompleted), typeof(StepStarted));

    [Fact]
    public void A_passing_failure_is_tried_again_later() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .When(state => StepDecider.Decide(state, Report("s1", Outcome.Failed, failure: Transient), Noon))
        .ThenTypes(typeof(ToolFailed), typeof(StepFailed))
        .When(state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(0.4)))
        .Then()
        .When(state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(0.6)))
        .Then(new StepStarted("s1", 2, Noon.AddSeconds(30.6)));

    [Fact]
    public void When_the_attempts_are_spent_the_orchestrator_is_asked_for_another_way() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1", attempts: 1)))
        .When(state => StepDecider.Decide(state, Report("s1", Outcome.Failed, failure: Transient), Noon))
        .ThenTypes(typeof(ToolFailed), typeof(StepFailed), typeof(OrchestrationStarted))
        .When(state => OrchestrationDecider.Decide(state, Repair(2, AStep("s1")), Noon))
        .ThenTypes(typeof(StrategyAdjusted), typeof(StepOrchestrated), typeof(OrchestrationCompleted), typeof(StepStarted));

    [Fact]
    public void An_empty_result_is_repaired_three_times_and_then_accepted()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1")));
        for (var repairs = 0; repairs < 3; repairs++)
        {
            state = After(state, StepDecider.Decide(state, Report("s1", Outcome.Empty, attempt: repairs + 1, quality: 0), Noon));
            Assert.Equal([repairs + 2], state.OpenRounds.Keys);
            state = After(state, OrchestrationDecider.Decide(state, Repair(repairs + 2, AStep("s1")), Noon));
        }

        state = After(state, StepDecider.Decide(state, Report("s1", Outcome.Empty, attempt: 4, quality: 0), Noon));
        Assert.Equal(5, state.Find("s1")!.ReplanRound); // no repair of the step: the last thing to try is another plan
        state = After(state, OrchestrationDecider.Decide(state, Repair(5), Noon));

        Assert.Empty(state.OpenRounds);
        Assert.Equal((StepStatus.Completed, Outcome.Empty), (state.Find("s1")!.Status, state.Find("s1")!.Outcome));
    }

    [Fact]
    public void A_repair_that_goes_in_circles_is_not_made()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1", attempts: 1)));
        for (var round = 2; round <= 3; round++)
        {
            state = After(state, StepDecider.Decide(state, Report("s1", Outcome.Empty, attempt: round - 1, quality: 0), Noon));
            state = After(state, OrchestrationDecider.Decide(state, Repair(round, AStep("s1", attempts: 1)), Noon));
        }

        Assert.Equal((4, "s1"), (state.Find("s1")!.ReplanRound, state.OpenRounds.Single().Value));
        Assert.Equal((StepStatus.Completed, 2), (state.Find("s1")!.Status, state.Find("s1")!.Attempt));
    }

    [Fact]
    public void A_poor_result_stands_in_for_a_repair_that_failed()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1", attempts: 1)));
        state = After(state, StepDecider.Decide(state, Report("s1", Outcome.Degraded, quality: 0.2), Noon));
        var other = AStep("s1", attempts: 1) with { Calls = [new PlannedCall(DecisionId("s1", 2), "tool2", Json("{}"))] };
        state = After(state, OrchestrationDecider.Decide(state, Repair(2, other), Noon));
        var gone = Call("s1", 2, Outcome.Failed, 0, new Failure(FailureClass.Permanent, "gone"), attempt: 2);

        state = After(state, StepDecider.Decide(state, new ReportStep(Id, "s1", 2, true, [gone]), Noon));

        var step = state.Find("s1")!;
        Assert.Equal((StepStatus.Completed, Outcome.Degraded), (step.Status, step.Outcome));
        Assert.Equal("tool1", Assert.Single(step.Results).Tool);
    }

    [Fact]
    public void Who_asks_for_a_pause_gets_it()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1")));
        var limited = new Failure(FailureClass.RateLimited, "429", Retryable: true, RetryAfterSeconds: 7);

        var failed = StepDecider.Decide(state, Report("s1", Outcome.Failed, failure: limited), Noon).OfType<StepFailed>().Single();

        Assert.Equal(Noon.AddSeconds(7), failed.RetryAt);
    }

    [Fact]
    public void Who_asks_for_too_long_a_pause_is_replaced()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1")));
        var limited = new Failure(FailureClass.RateLimited, "429", Retryable: true, RetryAfterSeconds: 600);

        var events = StepDecider.Decide(state, Report("s1", Outcome.Failed, failure: limited), Noon);

        Assert.Null(events.OfType<StepFailed>().Single().RetryAt);
        Assert.Single(events.OfType<OrchestrationStarted>());
    }

    [Fact]
    public void A_step_waits_while_the_one_it_depends_on_is_being_repaired()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1"), AStep("s2", ["s1"])));
        state = StepDecider.Decide(state, Report("s1", Outcome.Empty, quality: 0), Noon).Aggregate(state, ExecutionFold.Evolve);
        Assert.Equal("", Running(state));

        state = OrchestrationDecider.Decide(state, Repair(2), Noon).Aggregate(state, ExecutionFold.Evolve);
        Assert.Equal("", Running(state)); // the rest is planned anew
        state = OrchestrationDecider.Decide(state, Repair(3), Noon).Aggregate(state, ExecutionFold.Evolve);
        Assert.Equal("s2", Running(state));
    }

    [Fact]
    public void A_step_that_needs_input_is_skipped_when_there_is_none() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1"), AStep("s2", ["s1"], requiresInput: true)))
        .Given(new StepFailed("s1", 1, new Failure(FailureClass.Permanent, "gone")), new OrchestrationStarted(2, "s1"))
        .When(state => OrchestrationDecider.Decide(state, Repair(2), Noon))
        .ThenTypes(typeof(OrchestrationCompleted), typeof(OrchestrationStarted))
        .When(state => OrchestrationDecider.Decide(state, Repair(3), Noon))
        .ThenTypes(typeof(OrchestrationCompleted), typeof(StepSkipped));

    [Fact]
    public void A_partly_failed_step_is_degraded_not_ok()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1", calls: 2)));
        var failed = Call("s1", 2, Outcome.Failed, 0, new Failure(FailureClass.Permanent, "gone"));

        var events = StepDecider.Decide(state, new ReportStep(Id, "s1", 1, true, [Call("s1", 1, Outcome.Ok), failed]), Noon);

        Assert.Equal(new StepCompleted("s1", 1, Outcome.Degraded, 0.45), events.OfType<StepCompleted>().Single());
    }

    [Fact]
    public void Of_a_partly_failed_step_only_what_failed_is_tried_again()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1", calls: 2)));
        var failed = Call("s1", 2, Outcome.Failed, 0, Transient);
        state = StepDecider.Decide(state, new ReportStep(Id, "s1", 1, true, [Call("s1", 1, Outcome.Ok), failed]), Noon)
            .Aggregate(state, ExecutionFold.Evolve);
        state = StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(1)).Aggregate(state, ExecutionFold.Evolve);

        var again = Assert.IsType<ExecuteStep>(Outstanding.Of(state).Single().Message);
        Assert.Equal("tool2", Assert.Single(again.Calls).Tool);

        var events = StepDecider.Decide(
            state, new ReportStep(Id, "s1", 2, true, [Call("s1", 2, Outcome.Ok, attempt: 2)]), Noon.AddSeconds(2));
        Assert.Equal(new StepCompleted("s1", 2, Outcome.Ok, 0.9), events.OfType<StepCompleted>().Single());
    }

    [Fact]
    public void What_a_step_gave_before_it_ran_out_of_time_counts()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1", attempts: 1, calls: 2)));
        state = StepDecider.Decide(state, new ReportStep(Id, "s1", 1, false, [Call("s1", 1, Outcome.Ok)], 50), Noon)
            .Aggregate(state, ExecutionFold.Evolve);

        var events = StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(31));

        var unheard = Assert.Single(events.OfType<ToolFailed>()).Call;
        Assert.Equal(("tool2", FailureClass.Timeout, 31_000), (unheard.Tool, unheard.Failure!.Class, unheard.Milliseconds)); // it is not passed over in silence
        Assert.Equal(new StepCompleted("s1", 1, Outcome.Degraded, 0.45), events.OfType<StepCompleted>().Single());
        Assert.Equal("s1", events.OfType<OrchestrationStarted>().Single().StepId);
    }

    [Fact]
    public void A_call_a_team_says_nothing_of_has_failed()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1", calls: 2)));

        var events = StepDecider.Decide(state, Report("s1"), Noon);

        Assert.Equal("tool2", events.OfType<ToolFailed>().Single().Call.Tool);
        Assert.Equal(Outcome.Degraded, events.OfType<StepCompleted>().Single().Outcome);
    }

    [Fact]
    public void A_call_reported_twice_is_recorded_once() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1", calls: 2)))
        .Given(new ToolCompleted("s1", 1, Call("s1", 1, Outcome.Ok)))
        .When(state => StepDecider.Decide(state, new ReportStep(Id, "s1", 1, true, [Call("s1", 1, Outcome.Ok), Call("s1", 2, Outcome.Ok)]), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(StepCompleted));

    [Theory]
    [InlineData("s1", 2)] // an attempt not yet started
    [InlineData("s2", 1)] // a step not yet started
    [InlineData("s9", 1)] // a step nobody planned
    public void A_report_nobody_awaits_is_ignored(string step, int attempt) => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1"), AStep("s2")))
        .When(state => StepDecider.Decide(state, Report(step, attempt: attempt), Noon))
        .Then();

    [Fact]
    public void A_team_that_says_nothing_in_time_is_not_waited_for() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .When(state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(31)))
        .ThenTypes(typeof(StepFailed));

    [Fact]
    public void What_passes_while_nobody_looks_uses_no_attempt_up() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .When(state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddMinutes(2)))
        .Then(new StepResumed("s1", 1, Noon.AddSeconds(150)))
        .When(state => StepDecider.Decide(state, Report("s1"), Noon.AddSeconds(121)))
        .ThenTypes(typeof(ToolCompleted), typeof(StepCompleted));

    [Fact]
    public void What_is_resumed_is_sent_out_anew_under_a_name_of_its_own()
    {
        var before = Fold(Planned(Strategy.Sequential, AStep("s1")));
        var after = StepDecider.Decide(before, new CheckExecution(Id), Noon.AddMinutes(2)).Aggregate(before, ExecutionFold.Evolve);

        var (first, second) = (Assert.Single(Outstanding.Of(before)), Assert.Single(Outstanding.Of(after)));
        var (was, resumed) = (Assert.IsType<ExecuteStep>(first.Message), Assert.IsType<ExecuteStep>(second.Message));
        Assert.NotEqual(first.MessageId, second.MessageId);
        Assert.Equal(was.Attempt, resumed.Attempt);
        Assert.Equal(was.Calls.Select(call => call.ToolCallId), resumed.Calls.Select(call => call.ToolCallId));
        Assert.Equal(Noon.AddSeconds(150), resumed.Deadline);
    }

    [Fact]
    public void A_step_nobody_wants_is_skipped_and_the_next_one_starts() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1"), AStep("s2")))
        .When(state => ExecutionDecider.Decide(state, new SkipStep(Id, "s1"), Noon))
        .ThenTypes(typeof(StepSkipped), typeof(StepStarted));

    private static string Running(Execution state) => string.Join(
        ',', state.Steps.Where(step => step.Status is StepStatus.InProgress).Select(step => step.Plan.StepId));
}
