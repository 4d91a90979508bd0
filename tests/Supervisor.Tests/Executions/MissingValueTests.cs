using System.ComponentModel.DataAnnotations;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>A value that nobody gave and that cannot be assumed is asked for, where a person is there to be asked.</summary>
public sealed class MissingValueTests
{
    private static readonly ExecutionOptions MayAsk = new(InputSeconds: 60, MayAsk: true);

    [Fact]
    public void Who_did_not_say_that_a_person_may_be_asked_gets_the_answer_without() => AnExecution()
        .Given(Planned(Strategy.Parallel, AStep("s1")))
        .When(state => StepDecider.Decide(state, Lacking(), Noon))
        .Then(new ToolCompleted("s1", 1, Lacking().Calls[0]), new StepSkipped("s1", "어떤 가격인지 알려 주세요."));

    [Fact]
    public void A_person_is_asked_and_the_clock_stands_still_and_whoever_waits_for_the_step_waits()
    {
        var state = Asked(AStep("s1"), AStep("s2", ["s1"]), AStep("s3"));

        var input = Assert.Single(state.Inputs);
        Assert.Equal(("value:s1", "missingValue", Noon.AddSeconds(60)), (input.InputId, input.Kind, input.ExpiresAt));
        Assert.Equal(ExecutionStatus.AwaitingInput, state.Status);
        Assert.Equal(["s3"], Outstanding.Of(state).Select(one => one.Message).OfType<ExecuteStep>().Select(step => step.StepId));
        Assert.Equal(Noon.AddSeconds(30), Outstanding.NextDue(state)); // of s3
        Assert.Empty(StepDecider.Decide(state, Lacking(), Noon)); // the team says it again
    }

    [Fact]
    public void The_question_names_what_is_asked_for()
    {
        var events = StepDecider.Decide(Fold(Planned(MayAsk, Strategy.Parallel, AStep("s1"))), Lacking(), Noon);

        var asked = Assert.Single(events.OfType<InputRequested>());
        Assert.Equal("어떤 가격인지 알려 주세요.", asked.Prompt);
        Assert.Equal([new MissingValue("priceWon", "가격")], asked.Values!);
    }

    [Fact]
    public void With_the_value_the_step_is_done_anew()
    {
        var state = Asked(AStep("s1"));

        state = After(state, InputDecider.Decide(state, Provide(InputDecision.Edit, """{"priceWon":500000000}"""), Noon.AddSeconds(20)));

        var again = Assert.Single(Outstanding.Of(state).Select(one => one.Message).OfType<ExecuteStep>());
        Assert.Equal((2, """{"priceWon":500000000}"""), (again.Attempt, Assert.Single(again.Calls).Arguments.GetRawText()));
        Assert.Equal(Noon.AddMinutes(10).AddSeconds(20), state.Deadline);
    }

    [Fact]
    public void A_step_is_asked_about_once()
    {
        var state = Asked(AStep("s1"));
        state = After(state, InputDecider.Decide(state, Provide(InputDecision.Edit, """{"priceWon":1}"""), Noon));

        state = After(state, StepDecider.Decide(state, Lacking(attempt: 2, arguments: """{"priceWon":1}"""), Noon));

        Assert.Empty(state.Inputs);
        Assert.Equal(StepStatus.Skipped, state.Find("s1")!.Status);
    }

    [Fact]
    public void Without_it_the_step_ends_as_it_would_have() => AnExecution()
        .Given(Planned(MayAsk, Strategy.Parallel, AStep("s1")))
        .When(state => StepDecider.Decide(state, Lacking(), Noon))
        .ThenTypes(typeof(ToolCompleted), typeof(InputRequested))
        .When(state => InputDecider.Decide(state, Provide(InputDecision.Approve), Noon))
        .ThenTypes(typeof(InputProvided), typeof(StepSkipped));

    [Fact]
    public void When_nobody_answers_in_time_it_goes_on_with_the_example_it_had()
    {
        var state = Fold(Planned(MayAsk, Strategy.Parallel, AStep("s1"), AStep("s2", ["s1"])));
        state = After(state, StepDecider.Decide(state, Lacking(Outcome.Degraded), Noon));

        state = After(state, StepDecider.Decide(state, new CheckExecution(Id), Noon.AddSeconds(61)));

        Assert.Empty(state.Inputs);
        Assert.Equal((StepStatus.Completed, Outcome.Degraded), (state.Find("s1")!.Status, state.Find("s1")!.Outcome));
        Assert.Equal(StepStatus.InProgress, state.Find("s2")!.Status);
    }

    [Fact]
    public void Whoever_rejects_leaves_the_step_out()
    {
        var state = Asked(AStep("s1"));

        state = After(state, InputDecider.Decide(state, Provide(InputDecision.Reject), Noon));

        Assert.Equal(StepStatus.Skipped, state.Find("s1")!.Status);
        Assert.True(state.AwaitsAnswer);
    }

    [Theory]
    [InlineData("""{"areaM2":84}""", "value.areaM2")]
    [InlineData("{}", "value")]
    [InlineData("500000000", "value")]
    public void A_value_that_was_not_asked_for_is_refused(string value, string field)
    {
        var refused = Assert.Throws<ValidationException>(() => InputDecider.Decide(Asked(AStep("s1")), Provide(InputDecision.Edit, value), Noon));

        Assert.Equal([field], refused.ValidationResult.MemberNames);
    }

    private static Execution Asked(params PlannedStep[] steps)
    {
        var state = Fold(Planned(MayAsk, Strategy.Parallel, steps));
        return After(state, StepDecider.Decide(state, Lacking(), Noon));
    }

    private static ReportStep Lacking(Outcome outcome = Outcome.Skipped, int attempt = 1, string arguments = "{}")
    {
        var call = Call("s1", 1, outcome, 0.5, attempt: attempt) with { Note = "어떤 가격인지 알려 주세요.", Missing = [new("priceWon", "가격")], Arguments = Json(arguments) };
        return new(Id, "s1", attempt, IsFinal: true, [call with { ToolCallId = ToolCallIds.Of(Id, "s1", attempt, call.Tool, call.Arguments) }]);
    }

    private static ProvideInput Provide(InputDecision decision, string? value = null) =>
        new(Id, "value:s1", decision, value is null ? null : Json(value));
}
