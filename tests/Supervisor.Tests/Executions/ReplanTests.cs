using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>A step is given up, and the steps that have not started are planned anew without it.</summary>
public sealed class ReplanTests
{
    private static readonly Failure Gone = new(FailureClass.Permanent, "gone");

    [Fact]
    public void A_step_that_no_repair_helped_is_given_up_and_those_who_wait_for_it_wait_for_a_new_plan() => AnExecution()
        .Given(Failed(AStep("s1"), AStep("s2", ["s1"])))
        .When(state => OrchestrationDecider.Decide(state, Repair(2), Noon))
        .Then(new OrchestrationCompleted(2, 0, "another tool"), new OrchestrationStarted(3, "s1", "gone", Replans: true));

    [Fact]
    public void The_orchestrator_is_told_what_waits_and_what_has_begun()
    {
        var state = GivenUp(AStep("s1"), AStep("s2", ["s1"]), AStep("s3"));

        var asked = Assert.Single(Outstanding.Of(state).Select(one => one.Message).OfType<OrchestrateExecution>());

        Assert.Equal("s1", asked.Revise!.Step.StepId);
        Assert.Equal(["s2"], asked.Revise.Remainder!.Waiting.Select(step => step.StepId));
        Assert.Equal(["s3"], asked.Revise.Remainder.Begun.Select(step => step.StepId));
    }

    [Fact]
    public void A_new_step_runs_first_and_those_who_read_it_wait_for_it()
    {
        var state = GivenUp(AStep("s1"), AStep("s2", ["s1"], requiresInput: true));
        var replan = Repair(3, AStep("s3") with { Calls = [Calling("other")] }, AStep("s2", ["s1", "s3"], requiresInput: true) with { Needs = ["shape"] });

        state = After(state, OrchestrationDecider.Decide(state, replan, Noon));

        Assert.Equal(["s3"], Running(state));
        state = After(state, StepDecider.Decide(state, Report("s3") with { Calls = [Call("s3", 1, Outcome.Ok) with { Tool = "other" }] }, Noon));
        Assert.Equal(["s2"], Running(state));
        Assert.Equal(["s1", "s3"], state.Find("s2")!.Plan.DependsOn);
    }

    [Fact]
    public void Steps_without_anything_to_work_on_are_left_out_for_that_reason()
    {
        var state = GivenUp(AStep("s1"), AStep("s2", ["s1"]), AStep("s3"));

        var events = OrchestrationDecider.Decide(state, Repair(3) with { LeftOut = ["s2", "s1", "s9"] }, Noon);

        Assert.Equal([typeof(StrategyAdjusted), typeof(StepSkipped), typeof(OrchestrationCompleted)], events.Select(e => e.GetType()));
        Assert.Equal(new StepSkipped("s2", Replanning.Pointless), events[1]);
    }

    [Fact]
    public void What_has_begun_is_not_planned_anew_and_what_a_person_changed_stays()
    {
        var state = GivenUp(AStep("s1"), AStep("s2", ["s1"]), AStep("s3"));
        state = After(state, ExecutionDecider.Decide(state, new EditStep(Id, "s2", new StepEdit("said by a person")), Noon));

        var events = OrchestrationDecider.Decide(state, Repair(3, AStep("s4") with { Calls = [Calling("other")] }, AStep("s2", ["s1", "s4"]), AStep("s3", ["s4"]), AStep("s1")), Noon);

        var planned = events.OfType<StepOrchestrated>().Select(e => e.Step).ToList();
        Assert.Equal(["s4", "s2"], planned.Select(step => step.StepId));
        Assert.Equal("said by a person", planned[1].Task);
        Assert.Equal(["s1", "s4"], planned[1].DependsOn);
    }

    [Fact]
    public void A_plan_is_drawn_up_anew_twice_and_then_the_answer_is_written_from_what_is_there()
    {
        var state = GivenUp(AStep("s1"));
        for (var n = 2; n <= 3; n++)
        {
            state = After(state, OrchestrationDecider.Decide(state, Repair(state.Round, AStep($"s{n}") with { MaxAttempts = 1, Calls = [Calling($"other{n}")] }), Noon));
            state = After(state, StepDecider.Decide(state, new ReportStep(Id, $"s{n}", 1, true, [], Failure: Gone), Noon));
            Assert.False(state.AwaitsAnswer);
            state = After(state, OrchestrationDecider.Decide(state, Repair(state.Round), Noon));
        }

        Assert.True(state.AwaitsAnswer);
        Assert.Equal(2, state.Steps.Count(step => step.ReplanRound is not null));
    }

    [Fact]
    public void Two_steps_given_up_at_once_have_one_new_plan_after_the_other_and_who_depends_on_either_waits()
    {
        var state = Fold(Planned(Strategy.Parallel, AStep("s1"), AStep("s2") with { Calls = [Calling("other")] }, AStep("s3", ["s2"])));
        state = After(state, StepDecider.Decide(state, Report("s1", Outcome.Failed, failure: Gone), Noon));
        state = After(state, StepDecider.Decide(state, new ReportStep(Id, "s2", 1, true, [], Failure: Gone), Noon));
        state = After(state, OrchestrationDecider.Decide(state, Repair(2), Noon));
        state = After(state, OrchestrationDecider.Decide(state, Repair(3), Noon));

        Assert.Equal("s1", Assert.Single(state.OpenRounds).Value);
        state = After(state, OrchestrationDecider.Decide(state, Repair(4, AStep("s4") with { Calls = [Calling("elsewhere")] }), Noon));
        Assert.Equal("s2", Assert.Single(state.OpenRounds).Value);
        Assert.Equal(["s4"], Running(state));
        Assert.Contains("s4", Assert.Single(Outstanding.Of(state).Select(one => one.Message).OfType<OrchestrateExecution>()).Revise!.Remainder!.Begun.Select(step => step.StepId));
        state = After(state, OrchestrationDecider.Decide(state, Repair(5), Noon));
        Assert.Equal(["s3", "s4"], Running(state));
    }

    [Fact]
    public void What_a_repair_calls_meanwhile_is_not_planned_once_more_and_its_result_is_waited_for()
    {
        var state = Fold(Planned(Strategy.Parallel, AStep("s1"), AStep("s2") with { Calls = [Calling("other")] }, AStep("s3", ["s2"])));
        state = After(state, StepDecider.Decide(state, Report("s1", Outcome.Degraded, quality: 0.2), Noon));
        state = After(state, StepDecider.Decide(state, new ReportStep(Id, "s2", 1, true, [], Failure: Gone), Noon));
        state = After(state, OrchestrationDecider.Decide(state, Repair(3), Noon)); // nothing helps s2: the rest is planned anew
        state = After(state, OrchestrationDecider.Decide(state, Repair(2, AStep("s1") with { Calls = [Calling("mirror")] }), Noon));

        var events = OrchestrationDecider.Decide(state, Repair(4, AStep("s4") with { Calls = [Calling("mirror")] }, AStep("s3", ["s2", "s4"])), Noon);

        Assert.Equal(("s4", "mirror", "s1"), events.OfType<ToolConflictResolved>().Select(e => (e.Conflict.StepId, e.Conflict.Tool, e.Conflict.KeptInStepId)).Single());
        var planned = Assert.Single(events.OfType<StepOrchestrated>()).Step;
        Assert.Equal(("s3", "s2,s1"), (planned.StepId, string.Join(',', planned.DependsOn)));
    }

    [Fact]
    public void A_repair_that_would_call_what_another_step_calls_is_left_to_that_step()
    {
        var state = Failing(AStep("s1"), AStep("s2") with { Calls = [Calling("mirror")] });

        var events = OrchestrationDecider.Decide(state, Repair(2, AStep("s1") with { Calls = [Calling("mirror")] }), Noon);

        Assert.DoesNotContain(events, e => e is StepOrchestrated or StrategyAdjusted);
        Assert.Equal("step s2 makes the same call", events.OfType<OrchestrationCompleted>().Single().Note);
    }

    [Fact]
    public void Without_another_way_the_rest_goes_on()
    {
        var state = GivenUp(AStep("s1"), AStep("s2", ["s1"]));

        state = After(state, OrchestrationDecider.Decide(state, Repair(3) with { AdjustmentReason = "no other way" }, Noon));

        Assert.Equal(["s2"], Running(state));
    }

    [Fact]
    public void What_stands_in_for_a_failed_repair_needs_no_new_plan()
    {
        var state = Fold(Planned(Strategy.Parallel, AStep("s1", attempts: 1)));
        state = After(state, StepDecider.Decide(state, Report("s1", Outcome.Degraded, quality: 0.2), Noon));
        var other = AStep("s1", attempts: 1) with { Calls = [new PlannedCall(DecisionId("s1", 2), "tool2", Json("{}"))] };
        state = After(state, OrchestrationDecider.Decide(state, Repair(2, other), Noon));
        state = After(state, StepDecider.Decide(state, new ReportStep(Id, "s1", 2, true, [Call("s1", 2, Outcome.Failed, 0, Gone, attempt: 2)]), Noon));
        state = After(state, OrchestrationDecider.Decide(state, Repair(state.Round), Noon));

        Assert.True(state.AwaitsAnswer);
        Assert.DoesNotContain(state.Steps, step => step.ReplanRound is not null);
    }

    [Theory]
    [InlineData(true)] // nobody wants it
    [InlineData(false)] // there is no time
    public void An_optional_step_and_a_late_one_are_given_up_without_a_new_plan(bool optional)
    {
        var state = Failing(AStep("s1", optional: optional, attempts: 1));

        var events = OrchestrationDecider.Decide(state, Repair(2), optional ? Noon : Noon.AddMinutes(11));

        Assert.DoesNotContain(events, e => e is OrchestrationStarted);
    }

    private static IReadOnlyList<IStoredEvent> Failed(params PlannedStep[] steps)
    {
        var planned = Planned(Strategy.Parallel, steps);
        return [.. planned, .. StepDecider.Decide(Fold(planned), Report("s1", Outcome.Failed, failure: Gone), Noon)];
    }

    private static Execution Failing(params PlannedStep[] steps) => Fold(Failed(steps));

    private static Execution GivenUp(params PlannedStep[] steps)
    {
        var state = Failing(steps);
        return After(state, OrchestrationDecider.Decide(state, Repair(2), Noon));
    }

    private static PlannedCall Calling(string tool) => new(DecisionId(tool, 1), tool, Json("{}"));

    private static IEnumerable<string> Running(Execution state) =>
        state.Steps.Where(step => step.Status is StepStatus.InProgress).Select(step => step.Plan.StepId);
}
