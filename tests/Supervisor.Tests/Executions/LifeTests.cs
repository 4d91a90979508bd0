using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>How an execution starts, is steered, and ends.</summary>
public sealed class LifeTests
{
    [Fact]
    public void A_question_starts_an_execution_and_its_orchestration() => AnExecution()
        .When(state => ExecutionDecider.Decide(state, Accept(), Noon))
        .Then(Started(), new OrchestrationStarted(1));

    [Fact]
    public void The_same_question_delivered_twice_starts_nothing_new() => AnExecution()
        .Given(Started(), new OrchestrationStarted(1))
        .When(state => ExecutionDecider.Decide(state, Accept(), Noon))
        .Then();

    [Fact]
    public void A_plan_is_recorded_decision_by_decision_and_its_first_step_starts() => AnExecution()
        .Given(Started(), new OrchestrationStarted(1))
        .When(state => OrchestrationDecider.Decide(state, Orchestration(Strategy.Sequential, AStep("s1"), AStep("s2", ["s1"])), Noon))
        .ThenTypes(
            typeof(ExecutionPlanned), typeof(StrategyDecided), typeof(StepOrchestrated), typeof(StepOrchestrated),
            typeof(OrchestrationCompleted), typeof(ExecutionDispatched), typeof(StepStarted));

    [Fact]
    public void A_plan_delivered_twice_is_recorded_once() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .When(state => OrchestrationDecider.Decide(state, Orchestration(Strategy.Sequential, AStep("s1")), Noon))
        .Then();

    [Fact]
    public void A_question_that_needs_no_team_is_answered_at_once() => AnExecution()
        .Given(Started(), new OrchestrationStarted(1))
        .When(state => OrchestrationDecider.Decide(state, Orchestration(Strategy.Sequential) with { Answer = AnAnswer }, Noon))
        .ThenTypes(
            typeof(ExecutionPlanned), typeof(StrategyDecided), typeof(OrchestrationCompleted), typeof(AnswerComposed),
            typeof(ExecutionCompleted));

    public static TheoryData<PlannedStep[], string> BadPlans => new()
    {
        { [], "1 to" },
        { [AStep("s1"), AStep("s1")], "same id" },
        { [AStep("s1", ["s9"])], "not in the plan" },
        { [AStep("s1", ["s2"]), AStep("s2", ["s1"])], "circle" },
        { [AStep("s1", calls: 0)], "calls no tool" },
        { [AStep("s1", attempts: 0)], "at least one attempt" },
    };

    [Theory]
    [MemberData(nameof(BadPlans))]
    public void A_plan_that_could_not_end_is_refused_before_it_runs(PlannedStep[] steps, string reason)
    {
        var events = OrchestrationDecider.Decide(
            Fold([Started(), new OrchestrationStarted(1)]), Orchestration(Strategy.Parallel, steps), Noon);

        var failed = Assert.IsType<ExecutionFailed>(events[^1]);
        Assert.Equal(FailureClass.InvalidPlan, failed.Failure.Class);
        Assert.Contains(reason, failed.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void When_every_step_is_over_the_answer_is_awaited_and_completes_the_execution() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .Given(new StepCompleted("s1", 1, Outcome.Ok, 0.9))
        .When(state => ExecutionDecider.Decide(state, new RecordAnswer(Id, AnAnswer)))
        .Then(new AnswerComposed(AnAnswer), new ExecutionCompleted(Outcome.Ok));

    [Fact]
    public void An_answer_nobody_awaits_is_ignored() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .When(state => ExecutionDecider.Decide(state, new RecordAnswer(Id, AnAnswer)))
        .Then();

    [Fact]
    public void An_execution_whose_only_step_failed_does_not_call_itself_ok() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .Given(new StepFailed("s1", 1, new Failure(FailureClass.Permanent, "gone")))
        .When(state => ExecutionDecider.Decide(state, new RecordAnswer(Id, AnAnswer)))
        .Then(new AnswerComposed(AnAnswer), new ExecutionCompleted(Outcome.Failed));

    [Fact]
    public void A_cancelled_execution_takes_no_further_result() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .Given(new ExecutionCancelled())
        .When(state => StepDecider.Decide(state, Report("s1"), Noon))
        .Then();

    [Fact]
    public void An_execution_that_is_over_cannot_be_cancelled() => AnExecution()
        .Given(Started(), new ExecutionFailed(new Failure(FailureClass.Timeout, "late")))
        .When(state => ExecutionDecider.Decide(state, new CancelExecution(Id)))
        .Then();

    [Fact]
    public void A_paused_execution_records_results_but_starts_nothing() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1"), AStep("s2")))
        .Given(new ExecutionPaused())
        .When(state => StepDecider.Decide(state, Report("s1"), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(StepCompleted));

    [Fact]
    public void A_resumed_execution_starts_what_became_ready_meanwhile() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1"), AStep("s2")))
        .Given(new ExecutionPaused(), new StepCompleted("s1", 1, Outcome.Ok, 0.9))
        .When(state => ExecutionDecider.Decide(state, new ResumeExecution(Id), Noon))
        .ThenTypes(typeof(ExecutionResumed), typeof(StepStarted));

    [Fact]
    public void A_plan_that_arrives_during_a_pause_does_not_end_the_pause()
    {
        var state = Fold([Started(), new OrchestrationStarted(1), new ExecutionPaused()]);
        var after = OrchestrationDecider.Decide(state, Orchestration(Strategy.Sequential, AStep("s1")), Noon)
            .Aggregate(state, ExecutionFold.Evolve);

        Assert.Equal(ExecutionStatus.Paused, after.Status);
        Assert.Equal(StepStatus.Orchestrated, after.Find("s1")!.Status);
    }

    [Fact]
    public void With_approval_required_nothing_runs_before_a_person_agrees() => AnExecution()
        .Given(Planned(new ExecutionOptions(RequireApproval: true), Strategy.Sequential, AStep("s1")))
        .When(state =>
        {
            Assert.Equal(ExecutionStatus.AwaitingInput, state.Status);
            return InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Approve, UserId: "kim"), Noon);
        })
        .ThenTypes(typeof(InputProvided), typeof(ExecutionDispatched), typeof(StepStarted));

    [Fact]
    public void A_rejected_plan_cancels_the_execution() => AnExecution()
        .Given(Planned(new ExecutionOptions(RequireApproval: true), Strategy.Sequential, AStep("s1")))
        .When(state => InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Reject), Noon))
        .ThenTypes(typeof(InputProvided), typeof(ExecutionCancelled));

    [Fact]
    public void A_plan_can_be_edited_before_it_runs() => AnExecution()
        .Given(Planned(new ExecutionOptions(RequireApproval: true), Strategy.Parallel, AStep("s1"), AStep("s2")))
        .When(state => InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Edit, Json("""{"skipSteps":["s2"]}""")), Noon))
        .ThenTypes(typeof(InputProvided), typeof(StepSkipped), typeof(ExecutionDispatched), typeof(StepStarted));

    [Fact]
    public void When_its_time_is_over_it_answers_with_what_it_has() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1"), AStep("s2")))
        .When(state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddHours(1)))
        .ThenTypes(typeof(StepFailed), typeof(StepSkipped));

    [Fact]
    public void Without_a_plan_in_time_it_fails() => AnExecution()
        .Given(Started(), new OrchestrationStarted(1))
        .When(state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddHours(1)))
        .ThenTypes(typeof(ExecutionFailed));
}
