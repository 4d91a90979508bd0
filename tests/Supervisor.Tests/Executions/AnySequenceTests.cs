using FsCheck.Xunit;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>Whatever arrives, in whatever order and however often, an execution stays legal and never gets stuck.</summary>
public sealed class AnySequenceTests
{
    private static readonly string[] StepIds = ["s1", "s2", "s3"];
    private static readonly Failure Passing = new(FailureClass.Transient, "socket closed", Retryable: true);

    [Property(MaxTest = 500)]
    public void Commands_repeated_and_out_of_order_leave_a_legal_execution(byte[] choices, byte strategy)
    {
        var (state, now, log) = (Execution.NotStarted(Id), Noon, new List<IStoredEvent>());
        foreach (var choice in choices)
        {
            now = now.AddSeconds(choice % 7);
            for (var delivery = 0; delivery < 2; delivery++) // everything is delivered twice
            {
                var before = state;
                var decided = Decide(state, choice, (Strategy)(strategy % 4), now);
                state = decided.Aggregate(state, ExecutionFold.Evolve);
                log.AddRange(decided);

                Assert.False(before.IsOver && decided.Count > 0, $"{decided.Count} events after the end");
            }
        }

        Assert.True(log.Count(e => e is ExecutionStarted) <= 1);
        Assert.True(log.Count(e => e is ExecutionCompleted or ExecutionFailed or ExecutionCancelled) <= 1);
        Assert.True(IsAlive(state), $"Nothing is outstanding, and nothing is due: {state}");
    }

    [Property(MaxTest = 300)]
    public void Left_alone_an_open_execution_ends_by_its_deadline(byte[] choices, byte strategy)
    {
        var (state, now) = (Execution.NotStarted(Id), Noon);
        foreach (var choice in choices)
        {
            now = now.AddSeconds(choice % 7);
            state = After(state, Decide(state, choice, (Strategy)(strategy % 4), now));
        }

        // What was asked of people runs out first, and their time does not count: a look at each is enough.
        for (var day = 1; day < 4; day++)
        {
            state = After(state, StepDecider.Decide(state, new CheckExecution(Id), Noon.AddDays(2 * day)));
        }

        Assert.True(!state.IsOpen || state.IsPaused || state.AwaitsAnswer, $"{state}");
    }

    [Property(MaxTest = 300)]
    public void Whatever_is_delivered_twice_counts_once(byte[] choices, byte strategy)
    {
        var (once, twice, now) = (Execution.NotStarted(Id), Execution.NotStarted(Id), Noon);
        var (log, other) = (new List<IStoredEvent>(), new List<IStoredEvent>());
        foreach (var choice in choices)
        {
            now = now.AddSeconds(choice % 7);
            log.AddRange(Decide(once, choice, (Strategy)(strategy % 4), now));
            once = Fold(log);
            for (var delivery = 0; delivery < 2; delivery++)
            {
                other.AddRange(Decide(twice, choice, (Strategy)(strategy % 4), now));
                twice = Fold(other);
            }
        }

        Assert.Equal(log.Select(Golden.GoldenFiles.Write), other.Select(Golden.GoldenFiles.Write));
    }

    /// <summary>Over, in a person's hands, waiting for a message that can be sent again, or for a time that will come.</summary>
    private static bool IsAlive(Execution state) =>
        !state.IsOpen || state.IsHeld || Outstanding.Of(state).Count > 0 || Outstanding.NextDue(state) < DateTimeOffset.MaxValue;

    private static IReadOnlyList<IStoredEvent> Decide(Execution state, byte choice, Strategy strategy, DateTimeOffset now)
    {
        var step = StepIds[choice / 16 % 3];
        var attempt = 1 + (choice / 64 % 2);
        return (choice % 16) switch
        {
            0 or 1 => ExecutionDecider.Decide(state, Accept(new ExecutionOptions(RequireApproval: choice > 200)), now),
            2 or 3 => OrchestrationDecider.Decide(
                state, Orchestration(strategy, AStep("s1", calls: 2), AStep("s2", ["s1"], requiresInput: true), AStep("s3", optional: true) with { NeedsApproval = choice > 100 }), now),
            4 => OrchestrationDecider.Decide(state, Repair(2 + (choice / 128), AStep(step)), now),
            5 => OrchestrationDecider.Decide(state, Repair(2 + (choice / 128)), now),
            6 or 7 => StepDecider.Decide(state, Report(step, attempt: attempt), now),
            8 => StepDecider.Decide(state, Report(step, choice > 128 ? Outcome.Empty : Outcome.Unknown, attempt, 0), now),
            9 => StepDecider.Decide(state, Report(step, Outcome.Failed, attempt, 0, Passing), now),
            10 => StepDecider.Decide(state, new ReportStep(Id, step, attempt, false, [Call(step, 1, Outcome.Ok, attempt: attempt)], 50), now),
            11 => StepDecider.Decide(state, new CheckExecution(Id), now),
            12 => ExecutionDecider.Decide(state, new RecordAnswer(Id, AnAnswer)),
            13 => InputDecider.Decide(state, new ProvideInput(
                Id, choice < 64 ? "plan" : choice < 160 ? $"approve:{step}:1" : $"effect:{Call(step, 1, Outcome.Unknown, attempt: attempt).ToolCallId}", choice > 192 ? InputDecision.Reject : InputDecision.Approve), now),
            14 => choice > 128 ? ExecutionDecider.Decide(state, new SkipStep(Id, step), now) : ExecutionDecider.Decide(state, new PauseExecution(Id), now),
            _ => choice > 240 ? ExecutionDecider.Decide(state, new CancelExecution(Id)) : ExecutionDecider.Decide(state, new ResumeExecution(Id), now),
        };
    }
}
