using System.ComponentModel.DataAnnotations;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>What people are asked, and what their answers, or their silence, lead to.</summary>
public sealed class InputTests
{
    private static readonly ExecutionOptions AnHour = new(RequireApproval: true, InputSeconds: 3600);

    private static PlannedStep Careful(string id, params string[] after) => AStep(id, after) with { NeedsApproval = true };

    [Fact]
    public void A_step_with_a_side_effect_waits_for_a_person_and_only_that_step()
    {
        var state = Fold(Planned(Strategy.Parallel, Careful("s1"), AStep("s2")));

        Assert.Equal(ExecutionStatus.AwaitingInput, state.Status);
        Assert.Equal("s1", Assert.Single(state.Inputs).StepId);
        Assert.Equal(StepStatus.Orchestrated, state.Find("s1")!.Status);
        Assert.Equal(StepStatus.InProgress, state.Find("s2")!.Status);
    }

    [Fact]
    public void In_a_sequence_another_step_does_not_wait_for_an_approval_that_is_not_its_own()
    {
        var state = Fold(Planned(Strategy.Sequential, Careful("s1"), AStep("s2")));

        Assert.Equal(StepStatus.InProgress, state.Find("s2")!.Status);
    }

    [Fact]
    public void An_approved_step_starts_and_its_retry_is_not_asked_about_again()
    {
        var state = Fold(Planned(Strategy.Sequential, Careful("s1")));
        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, "approve:s1:1", InputDecision.Approve), Noon));
        Assert.Equal(StepStatus.InProgress, state.Find("s1")!.Status);

        var failed = Report("s1", Outcome.Failed, quality: 0, failure: new Failure(FailureClass.Transient, "gone", Retryable: true));
        state = After(state, StepDecider.Decide(state, failed, Noon));
        state = After(state, StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(5)));

        Assert.Equal((2, true), (state.Find("s1")!.Attempt, state.Inputs.IsEmpty));
    }

    [Fact]
    public void A_rejected_step_is_left_out() => AnExecution()
        .Given(Planned(Strategy.Sequential, Careful("s1"), AStep("s2", ["s1"])))
        .When(state => InputDecider.Decide(state, new ProvideInput(Id, "approve:s1:1", InputDecision.Reject), Noon))
        .ThenTypes(typeof(InputProvided), typeof(StepSkipped), typeof(StepStarted));

    [Fact]
    public void A_step_can_be_changed_as_it_is_approved()
    {
        var state = Fold(Planned(Strategy.Sequential, Careful("s1")));
        state = After(state, InputDecider.Decide(
            state, new ProvideInput(Id, "approve:s1:1", InputDecision.Edit, Json("""{"task":"다른 일","arguments":{"tool1":{"region":"마포구"}}}""")), Noon));

        var step = state.Find("s1")!;
        Assert.Equal((StepStatus.InProgress, "다른 일"), (step.Status, step.Plan.Task));
        Assert.Equal("마포구", step.Plan.Calls[0].Arguments.GetProperty("region").GetString());
    }

    [Fact]
    public void A_step_that_changes_while_a_person_is_asked_is_asked_about_anew()
    {
        var state = Fold(Planned(Strategy.Sequential, Careful("s1")));
        state = After(state, ExecutionDecider.Decide(state, new EditStep(Id, "s1", new StepEdit(Task: "다른 일")), Noon));

        Assert.Equal("approve:s1:2", Assert.Single(state.Inputs).InputId);
        Assert.Empty(InputDecider.Decide(state, new ProvideInput(Id, "approve:s1:1", InputDecision.Approve), Noon));
    }

    [Fact]
    public void Silence_about_a_step_leaves_it_out() => AnExecution()
        .Given(Planned(new ExecutionOptions(InputSeconds: 60), Strategy.Sequential, Careful("s1")))
        .When(state => StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(61)))
        .ThenTypes(typeof(InputExpired), typeof(StepSkipped));

    [Fact]
    public void Silence_about_a_plan_ends_the_execution_and_says_why()
    {
        var events = StepDecider.Decide(Fold(Planned(AnHour, Strategy.Sequential, AStep("s1"))), new CheckExecution(Id), Noon.AddHours(2));

        Assert.IsType<InputExpired>(events[0]);
        Assert.Equal(FailureClass.HumanTimeout, Assert.IsType<ExecutionFailed>(events[1]).Failure.Class);
    }

    [Fact]
    public void An_answer_after_the_time_was_over_changes_nothing()
    {
        var state = Fold(Planned(AnHour, Strategy.Sequential, AStep("s1")));
        state = After(state, StepDecider.Decide(state, new CheckExecution(Id), Noon.AddHours(2)));

        Assert.Empty(InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Approve), Noon.AddHours(2)));
    }

    [Fact]
    public void Waiting_for_a_person_does_not_use_up_the_executions_time()
    {
        var state = Fold(Planned(AnHour, Strategy.Sequential, AStep("s1")));
        Assert.Empty(StepDecider.Decide(state, new CheckExecution(Id), Noon.AddMinutes(30)));

        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Approve), Noon.AddMinutes(30)));

        Assert.Equal(Started().Deadline + TimeSpan.FromMinutes(30), state.Deadline);
    }

    [Fact]
    public void Neither_does_a_pause_and_where_both_overlap_the_time_counts_once()
    {
        var state = Fold(Planned(AnHour, Strategy.Sequential, AStep("s1")));
        state = After(state, ExecutionDecider.Decide(state, new PauseExecution(Id), Noon.AddMinutes(10)));
        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Approve), Noon.AddMinutes(20)));
        Assert.Equal(Started().Deadline, state.Deadline);

        state = After(state, ExecutionDecider.Decide(state, new ResumeExecution(Id), Noon.AddMinutes(30)));

        Assert.Equal(Started().Deadline + TimeSpan.FromMinutes(30), state.Deadline);
    }

    [Fact]
    public void The_next_time_to_look_is_when_the_first_question_expires()
    {
        var state = Fold(Planned(AnHour, Strategy.Sequential, AStep("s1")));
        Assert.Equal(Noon.AddHours(1), Outstanding.NextDue(state));

        state = Fold([.. Planned(Strategy.Sequential, AStep("s1")), new ExecutionPaused(At: Noon)]);
        Assert.Equal(DateTimeOffset.MaxValue, Outstanding.NextDue(state));
    }

    [Fact]
    public void An_effect_nobody_knows_of_is_not_repeated_and_a_person_is_asked()
    {
        var state = InDoubt(out var events);

        Assert.Equal([typeof(ToolFailed), typeof(InputRequested)], events.Select(e => e.GetType()));
        Assert.Equal(("unknownEffect", "s1"), (state.Inputs[0].Kind, state.Inputs[0].StepId));
        Assert.Empty(Outstanding.Of(state));
        Assert.Empty(StepDecider.Decide(state, new CheckExecution(Id), Noon.AddMinutes(9)));
        Assert.Empty(StepDecider.Decide(state, Unknown(), Noon));
    }

    [Fact]
    public void Where_a_person_says_it_did_not_happen_it_is_done_again_under_the_same_key()
    {
        var state = InDoubt(out _);
        var first = Assert.Single(Assert.IsType<ExecuteStep>(Outstanding.Of(Fold(Planned(Strategy.Sequential, AStep("s1")))).Single().Message).Calls);

        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, state.Inputs[0].InputId, InputDecision.Approve), Noon));

        var again = Assert.Single(Assert.IsType<ExecuteStep>(Outstanding.Of(state).Single().Message).Calls);
        Assert.Equal((first.EffectKey, false, true), (again.EffectKey, first.Repeat, again.Repeat));
        Assert.NotEqual(first.ToolCallId, again.ToolCallId);
    }

    [Fact]
    public void The_leave_to_repeat_is_for_one_attempt()
    {
        var state = InDoubt(out _);
        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, state.Inputs[0].InputId, InputDecision.Approve), Noon));
        state = After(state, StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(31)));
        state = After(state, StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(60)));

        var third = Assert.IsType<ExecuteStep>(Outstanding.Of(state).Single().Message);
        Assert.Equal((3, false), (third.Attempt, Assert.Single(third.Calls).Repeat));
    }

    [Fact]
    public void Where_a_person_says_what_came_of_it_that_is_the_result()
    {
        var state = InDoubt(out _);
        state = After(state, InputDecider.Decide(
            state, new ProvideInput(Id, state.Inputs[0].InputId, InputDecision.Edit, Json("""{"receipt":"A-17"}"""), "kim"), Noon));

        var call = Assert.Single(state.Find("s1")!.Calls);
        Assert.Equal((StepStatus.Completed, Outcome.Ok, 1.0), (state.Find("s1")!.Status, call.Outcome, call.Quality));
        Assert.Contains("kim", call.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_person_does_not_want_it_the_step_is_left_out()
    {
        var state = InDoubt(out _);
        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, state.Inputs[0].InputId, InputDecision.Reject), Noon));

        Assert.Equal(StepStatus.Skipped, state.Find("s1")!.Status);
    }

    [Fact]
    public void Where_nobody_says_the_step_has_failed_and_no_other_tool_is_tried()
    {
        var state = InDoubt(out _);
        var events = StepDecider.Decide(state, new CheckExecution(Id), Noon.AddDays(2));

        Assert.Equal([typeof(InputExpired), typeof(StepFailed)], events.Select(e => e.GetType()));
        Assert.Equal(FailureClass.HumanTimeout, ((StepFailed)events[1]).Failure.Class);
        Assert.Null(((StepFailed)events[1]).RetryAt);
    }

    [Fact]
    public void Several_questions_can_be_open_and_are_answered_one_by_one()
    {
        var state = Fold(Planned(Strategy.Parallel, Careful("s1"), Careful("s2"), AStep("s3")));
        Assert.Equal(2, state.Inputs.Count);

        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, "approve:s2:1", InputDecision.Approve), Noon));

        Assert.Equal((StepStatus.Orchestrated, StepStatus.InProgress), (state.Find("s1")!.Status, state.Find("s2")!.Status));
    }

    [Fact]
    public void A_step_that_is_skipped_takes_its_question_with_it() => AnExecution()
        .Given(Planned(Strategy.Parallel, Careful("s1"), AStep("s2")))
        .When(state => ExecutionDecider.Decide(state, new SkipStep(Id, "s1"), Noon))
        .ThenTypes(typeof(InputWithdrawn), typeof(StepSkipped));

    [Fact]
    public void What_somebody_else_says_counts_for_nothing()
    {
        var state = Fold(Planned(AnHour, Strategy.Sequential, AStep("s1")));

        Assert.Empty(InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Approve, UserId: "lee"), Noon));
        Assert.Empty(ExecutionDecider.Decide(state, new CancelExecution(Id, UserId: "lee")));
        Assert.Empty(ExecutionDecider.Decide(state, new PauseExecution(Id, "lee"), Noon));
        Assert.Empty(ExecutionDecider.Decide(state, new SkipStep(Id, "s1", "lee"), Noon));
        Assert.Empty(ExecutionDecider.Decide(state, new EditStep(Id, "s1", new StepEdit("x"), "lee"), Noon));
    }

    [Fact]
    public void An_edit_without_a_value_is_refused_by_the_fields_name()
    {
        var state = Fold(Planned(AnHour, Strategy.Sequential, AStep("s1")));

        var refused = Assert.Throws<ValidationException>(() => InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Edit), Noon));

        Assert.Equal(["value"], refused.ValidationResult.MemberNames);
    }

    private static Execution InDoubt(out IReadOnlyList<IStoredEvent> events)
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1")));
        events = StepDecider.Decide(state, Unknown(), Noon);
        return After(state, events);
    }

    private static ReportStep Unknown() => Report("s1", Outcome.Unknown, quality: 0, failure: new Failure(FailureClass.UnknownEffect, "The process died."));
}
