using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>What a team reports becomes outcomes, retries, repairs, and the start of the steps that waited for it.</summary>
public static class StepDecider
{
    /// <summary>A result below this is poor: the orchestrator is asked whether it knows better.</summary>
    private const double PoorQuality = 0.3;
    private const int RepairsPerStep = 3;
    private const int MaxRounds = 6;
    private const double LongestPause = 30;

    /// <summary>
    /// A deadline is noticed within a second or so. Where it took longer, every supervisor was dead or cut off, and what
    /// the team had to say could not be heard.
    /// </summary>
    internal static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, ReportStep report, DateTimeOffset now)
    {
        // Late, repeated, or about an attempt already given up.
        if (!state.IsOpen || state.Find(report.StepId) is not { Status: StepStatus.InProgress, RetryAt: null, InDoubt.IsEmpty: true } step
            || step.Attempt != report.Attempt)
        {
            return [];
        }

        var decision = new Decision(state).Add(NewCalls(step, report));
        if (!report.IsFinal)
        {
            var progress = new StepProgressed(report.StepId, report.Attempt, Math.Clamp(report.ProgressPercentage, 0, 99), report.Note);
            var isNews = step.Progress is not { } known || progress.ProgressPercentage > known.ProgressPercentage
                || (progress.ProgressPercentage == known.ProgressPercentage && progress.Note != known.Note);
            return (isNews ? decision.Add(progress) : decision).Advance(now).Events;
        }

        return Conclude(decision, report.StepId, report.Failure, now).Advance(now).Events;
    }

    /// <summary>Whatever is over its time ends or is tried again.</summary>
    public static IReadOnlyList<IStoredEvent> Decide(Execution state, CheckExecution _, DateTimeOffset now)
    {
        if (!state.IsOpen)
        {
            return [];
        }

        var decision = InputDecider.Expire(new Decision(state), now);
        if (!decision.State.IsOpen)
        {
            return decision.Events;
        }

        if (!decision.State.IsHeld && decision.State.Deadline <= now)
        {
            return OutOfTime(decision).Events;
        }

        if (!decision.State.IsPaused)
        {
            foreach (var step in decision.State.Steps.Where(step => step.Status is StepStatus.InProgress))
            {
                if (step.RetryAt <= now)
                {
                    decision.Start(step, now);
                }
                else if (step.Deadline <= now)
                {
                    RunOut(decision, step, now);
                }
            }
        }

        return decision.Advance(now).Events;
    }

    private static IEnumerable<IStoredEvent> NewCalls(Step step, ReportStep report)
    {
        var known = step.Calls.Select(call => call.ToolCallId).ToHashSet();
        return report.Calls
            .Where(call => known.Add(call.ToolCallId))
            .Select(IStoredEvent (call) => call.Outcome is Outcome.Failed or Outcome.Unknown
                ? new ToolFailed(report.StepId, report.Attempt, call)
                : new ToolCompleted(report.StepId, report.Attempt, call));
    }

    /// <summary>The attempt is over: what came of it, once it is known of every effect whether it happened.</summary>
    /// <param name="reported">The failure of the attempt as a whole, if its team reported one.</param>
    internal static Decision Conclude(Decision decision, string stepId, Failure? reported, DateTimeOffset now)
    {
        var step = decision.State.Find(stepId)!;
        if (step.Calls.Exists(IsInDoubt))
        {
            foreach (var call in step.Calls.Where(IsInDoubt))
            {
                decision.Add(Questions.UnknownEffect(decision.State, step, call, now));
            }

            return decision;
        }

        if (FailureOf(step, reported) is { } failure && (!step.IsUsable || MayRetry(step, failure)))
        {
            return Fail(decision, step, failure, now);
        }

        decision.Add(Unreported(decision.State.Id, step, reported ?? new Failure(FailureClass.MalformedOutput, "The team reported no result."), now));
        step = decision.State.Find(stepId)!;
        if (MissingValues.Question(decision.State, step, now) is { } question)
        {
            return decision.Add(question);
        }

        var outcome = OutcomeOf(step);
        var quality = step.Results.Select(call => call.Quality).DefaultIfEmpty(0).Average();
        decision.Add(outcome is Outcome.Skipped
            ? new StepSkipped(stepId, step.Calls.Select(call => call.Note).FirstOrDefault(note => note is not null) ?? "noInput")
            : new StepCompleted(stepId, step.Attempt, outcome, quality));
        if (outcome is not Outcome.Skipped && step.Calls.Select(Lack).FirstOrDefault(lack => lack is not null) is { } lack)
        {
            AskForRepair(decision, stepId, lack);
        }

        return decision;
    }

    /// <summary>Nobody said what became of these calls, and nobody will be asked again: they gave nothing, which is not passed over.</summary>
    private static IEnumerable<ToolFailed> Unreported(Guid executionId, Step step, Failure failure, DateTimeOffset now) =>
        from call in step.OpenCalls
        let id = ToolCallIds.Of(executionId, step.Plan.StepId, step.Attempt, call.Tool, call.Arguments)
        where !step.Calls.Exists(made => made.ToolCallId == id || ToolCallIds.MeanTheSame(call, made))
        select new ToolFailed(step.Plan.StepId, step.Attempt, new(
            id, call.DecisionId, call.Tool, call.Arguments, Outcome.Failed, 0, (int)TimeTaken(step, now).TotalMilliseconds, Failure: failure));

    private static TimeSpan TimeTaken(Step step, DateTimeOffset now) =>
        step.Deadline is { } deadline && deadline.AddSeconds(-step.Plan.TimeoutSeconds) is var began && began < now ? now - began : TimeSpan.Zero;

    /// <summary>What is wrong with a result, also where the step's other results are good; null when it will do.</summary>
    private static string? Lack(CallResult call) => call switch
    {
        { Outcome: Outcome.Failed } => call.Failure?.Message ?? $"{call.Tool} failed",
        { Outcome: Outcome.Empty } => "empty result",
        { Outcome: Outcome.Ok or Outcome.Degraded, Quality: < PoorQuality } => "poor result",
        _ => null,
    };

    /// <summary>A person has said of every effect in doubt whether it happened.</summary>
    internal static Decision Settle(Decision decision, string stepId, DateTimeOffset now)
    {
        var step = decision.State.Find(stepId)!;
        if (!step.Calls.Exists(IsInDoubt))
        {
            var undone = step.OpenCalls.Any(call => !step.Calls.Exists(made => ToolCallIds.MeanTheSame(call, made)));
            return Conclude(decision, stepId, undone ? new Failure(FailureClass.Crash, "The attempt broke off.", Retryable: true) : null, now);
        }

        decision.Add(new StepFailed(
            stepId, step.Attempt, new Failure(FailureClass.UnknownEffect, "A person said that it did not happen.", Retryable: true), now));
        return decision.State.IsPaused ? decision : decision.Start(decision.State.Find(stepId)!, now);
    }

    private static bool IsInDoubt(CallResult call) => call.Outcome is Outcome.Unknown;

    /// <summary>An attempt that ran out of time is made again, or goes on where nobody looked; after the last one, what it gave until then counts.</summary>
    private static Decision RunOut(Decision decision, Step step, DateTimeOffset now) =>
        step.Deadline + Unwatched < now && !step.Calls.Exists(IsInDoubt)
            // No attempt is used up. It cannot go on for ever, since the execution's own time goes on.
            ? decision.Add(new StepResumed(step.Plan.StepId, step.Attempt, now.AddSeconds(step.Plan.TimeoutSeconds)))
            : Conclude(decision, step.Plan.StepId, new Failure(FailureClass.Timeout, $"No result within {step.Plan.TimeoutSeconds} seconds.", Retryable: true), now);

    /// <summary>Of the attempt as a whole, or of one of its calls: the one worth trying again first. Null when all is well.</summary>
    private static Failure? FailureOf(Step step, Failure? reported) =>
        reported
        ?? step.Calls
            .Where(call => call.Outcome is Outcome.Failed)
            .Select(call => call.Failure ?? new Failure(FailureClass.MalformedOutput, $"{call.Tool} failed and did not say why."))
            .OrderByDescending(failure => failure.Retryable)
            .FirstOrDefault()
        ?? (step.Calls.IsEmpty ? new Failure(FailureClass.MalformedOutput, "The team reported no result.", Retryable: true) : null);

    /// <summary>Who asks to be left alone for long is not waited for: something else may do.</summary>
    private static bool MayRetry(Step step, Failure failure) =>
        failure.Retryable && step.AttemptsUsed < step.Plan.MaxAttempts && !(failure.RetryAfterSeconds > LongestPause);

    private static Decision Fail(Decision decision, Step step, Failure failure, DateTimeOffset now)
    {
        var stepId = step.Plan.StepId;
        if (MayRetry(step, failure))
        {
            return decision.Add(new StepFailed(stepId, step.Attempt, failure, now + Pause(step, failure)));
        }

        decision.Add(new StepFailed(stepId, step.Attempt, failure));
        AskForRepair(decision, stepId, failure.Message);
        return decision;
    }

    /// <summary>0.5, 1, 2, 4 … seconds, 30 at the most; longer where the other side asked for it.</summary>
    private static TimeSpan Pause(Step step, Failure failure) => TimeSpan.FromSeconds(Math.Max(
        Math.Min(LongestPause, 0.5 * Math.Pow(2, Math.Max(0, step.AttemptsUsed - 1))),
        failure.RetryAfterSeconds ?? 0));

    private static void AskForRepair(Decision decision, string stepId, string reason)
    {
        if (decision.State.Find(stepId) is { Repairs: < RepairsPerStep } && decision.State.Round < MaxRounds)
        {
            decision.Add(new OrchestrationStarted(decision.State.Round + 1, stepId, reason));
        }
    }

    /// <summary>The answer is written from what is there; without a plan there is nothing to write.</summary>
    private static Decision OutOfTime(Decision decision)
    {
        if (!decision.State.Dispatched)
        {
            return decision.Add(new ExecutionFailed(new Failure(FailureClass.Timeout, "The execution's time is over.")));
        }

        if (decision.State.AwaitsAnswer)
        {
            return decision; // the answer is all that is missing: it is sent for again
        }

        foreach (var step in decision.State.Steps.Where(step => !step.IsOver))
        {
            decision.Add(step.Status is StepStatus.Orchestrated
                ? new StepSkipped(step.Plan.StepId, "deadline: the execution's time is over")
                : new StepFailed(step.Plan.StepId, step.Attempt, new Failure(FailureClass.Timeout, "The execution's time is over.")));
        }

        return decision.Add(decision.State.OpenRounds.Keys.Order().Select(round => new OrchestrationCompleted(round, 0, "deadline")));
    }

    private static Outcome OutcomeOf(Step step)
    {
        var calls = step.Results;
        return calls.TrueForAll(call => call.Outcome is Outcome.Ok) ? Outcome.Ok
            : calls.Exists(call => call.IsUsable()) ? Outcome.Degraded
            : calls.TrueForAll(call => call.Outcome is Outcome.Skipped) ? Outcome.Skipped
            : Outcome.Empty;
    }
}
