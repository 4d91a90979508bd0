using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>What an execution waits for follows from its stream alone.</summary>
public sealed class OutstandingTests
{
    [Fact]
    public void An_accepted_question_waits_for_its_plan()
    {
        var waiting = Outstanding.Of(Fold([Started(), new OrchestrationStarted(1)]));

        Assert.Equal("orchestrate:1", Assert.Single(waiting).Key);
    }

    [Fact]
    public void A_running_step_waits_for_its_team_with_the_results_of_the_steps_before_it()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1"), AStep("s2", ["s1"])));
        state = StepDecider.Decide(state, Report("s1"), Noon).Aggregate(state, ExecutionFold.Evolve);

        var step = Assert.IsType<ExecuteStep>(Assert.Single(Outstanding.Of(state)).Message);

        Assert.Equal("s2", step.StepId);
        Assert.Equal("tool1", Assert.Single(step.Inputs).Tool);
    }

    [Fact]
    public void A_finished_plan_waits_for_its_answer()
    {
        var state = Fold([.. Planned(Strategy.Sequential, AStep("s1")), new StepCompleted("s1", 1, Outcome.Ok, 0.9)]);

        Assert.IsType<ComposeAnswer>(Assert.Single(Outstanding.Of(state)).Message);
    }

    [Fact]
    public void What_a_repair_takes_for_granted_reaches_the_answer()
    {
        var state = Fold([.. Planned(Strategy.Sequential, AStep("s1")), new StepFailed("s1", 1, new Failure(FailureClass.Permanent, "gone")), new OrchestrationStarted(2, "s1")]);
        var repair = Repair(2, AStep("s1")) with { Assumptions = [new Assumption("relaxed", "서울 전체", "역 근처에는 없어서")] };
        state = OrchestrationDecider.Decide(state, repair, Noon).Append(new StepCompleted("s1", 2, Outcome.Ok, 0.9)).Aggregate(state, ExecutionFold.Evolve);

        var compose = Assert.IsType<ComposeAnswer>(Assert.Single(Outstanding.Of(state)).Message);

        Assert.Equal("relaxed", Assert.Single(compose.Assumptions).Field);
    }

    [Fact]
    public void Nothing_is_outstanding_when_it_is_over_or_a_person_is_asked()
    {
        Assert.Empty(Outstanding.Of(Fold([.. Planned(Strategy.Sequential, AStep("s1")), new ExecutionCancelled()])));
        Assert.Empty(Outstanding.Of(Fold(Planned(new ExecutionOptions(RequireApproval: true), Strategy.Sequential, AStep("s1")))));
    }

    [Fact]
    public void The_same_message_is_sent_under_the_same_id_and_the_next_attempt_under_another()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1")));
        var again = Fold([.. Planned(Strategy.Sequential, AStep("s1")), new StepStarted("s1", 2, Noon)]);

        Assert.Equal(Outstanding.Of(state).Single().MessageId, Outstanding.Of(state).Single().MessageId);
        Assert.NotEqual(Outstanding.Of(state).Single().MessageId, Outstanding.Of(again).Single().MessageId);
    }

    [Fact]
    public void A_call_with_the_same_meaning_has_the_same_id_however_it_is_written() => Assert.Equal(
        ToolCallIds.Of(Id, "s1", 1, "market_data", Json("""{"b":1,"a":"가","c":null}""")),
        ToolCallIds.Of(Id, "s1", 1, "market_data", Json("""{ "a": "가", "b": 1 }""")));
}
