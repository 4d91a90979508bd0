using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions.Audit;

/// <summary>Which event may follow on which state: the other side of the deciders, for judging what is already stored.</summary>
public static class Legality
{
    /// <returns>Why no decider could have decided this here, or null.</returns>
    public static string? Violation(Execution state, IStoredEvent happened)
    {
        if (state.Status is ExecutionStatus.NotStarted)
        {
            return happened is ExecutionStarted ? null : "the execution has not started";
        }

        return happened switch
        {
            ExecutionStarted => "the execution has started already",
            _ when state.IsOver => "the execution is over",
            OrchestrationStarted e => OfRound(state, e),
            ExecutionPlanned => Unless(state.OpenRounds.ContainsValue(null) && state.Intent is null, "no plan was asked for"),
            StrategyDecided or ToolSelected or ToolConflictResolved or StrategyAdjusted =>
                Unless(!state.OpenRounds.IsEmpty, "no round of orchestration is open"),
            StepOrchestrated e => OfPlan(state, e.Step),
            OrchestrationCompleted e => Unless(state.OpenRounds.ContainsKey(e.Round), $"round {e.Round} is not open"),
            ExecutionDispatched => Unless(!state.Dispatched && state.Intent is not null, "there is no plan that waits to run"),
            StepStarted e => OfStart(state, e),
            StepResumed e => OfAttempt(state, e.StepId, e.Attempt)
                ?? Unless(state.Find(e.StepId)!.Deadline < e.Deadline, $"step {e.StepId} has more time already"),
            StepProgressed e => OfAttempt(state, e.StepId, e.Attempt),
            ToolCompleted e => OfAttempt(state, e.StepId, e.Attempt)
                ?? Unless(e.Call.Outcome is not (Outcome.Failed or Outcome.Unknown), $"a call that is {e.Call.Outcome} has not completed"),
            ToolFailed e => OfAttempt(state, e.StepId, e.Attempt)
                ?? Unless(e.Call.Outcome is Outcome.Failed or Outcome.Unknown, $"a call that is {e.Call.Outcome} has not failed"),
            StepCompleted e => OfAttempt(state, e.StepId, e.Attempt)
                ?? Unless(state.Find(e.StepId)!.Results.Count > 0, $"step {e.StepId} has called nothing"),
            StepFailed e => OfFailure(state, e),
            StepSkipped e => Unless(state.Find(e.StepId) is { IsOver: false }, $"step {e.StepId} is not open"),
            ResultsInherited => Unless(state.Round == 0, "work is under way already"),
            StepEdited e => Unless(MayBeEdited(state, e.Step.StepId), $"step {e.Step.StepId} does not wait to start, or for a value"),
            InputRequested e => Unless(!IsAsked(state, e.InputId), $"input {e.InputId} is asked for already"),
            InputProvided e => Unless(IsAsked(state, e.InputId), $"input {e.InputId} is not asked for"),
            InputExpired e => Unless(IsAsked(state, e.InputId), $"input {e.InputId} is not asked for"),
            InputWithdrawn e => Unless(IsAsked(state, e.InputId), $"input {e.InputId} is not asked for"),
            AnswerComposed => Unless(MayBeAnswered(state), "work is still under way"),
            ExecutionCompleted => Unless(state.Answer is not null, "there is no answer"),
            ExecutionPaused => Unless(!state.IsPaused, "it is paused already"),
            ExecutionResumed => Unless(state.IsPaused, "it is not paused"),
            _ => null,
        };
    }

    private static bool IsAsked(Execution state, string inputId) => state.Inputs.Exists(input => input.InputId == inputId);

    /// <summary>Before it starts, and while a person is asked for what it lacks.</summary>
    internal static bool MayBeEdited(Execution state, string stepId) =>
        state.Find(stepId) is { Status: StepStatus.Orchestrated }
        || state.Inputs.Exists(input => input.StepId == stepId && input.Kind is Questions.MissingValueKind);

    private static string? OfRound(Execution state, OrchestrationStarted e) =>
        Unless(e.Round == state.Round + 1, $"round {e.Round} does not follow round {state.Round}")
        ?? Unless(e.StepId is null || state.Find(e.StepId) is not null, $"step {e.StepId} is not in the plan");

    private static string? OfPlan(Execution state, PlannedStep plan) =>
        Unless(!state.OpenRounds.IsEmpty, "no round of orchestration is open")
        ?? Unless(state.Find(plan.StepId) is not { Status: StepStatus.InProgress }, $"step {plan.StepId} is under way");

    private static string? OfStart(Execution state, StepStarted e)
    {
        if (state.Find(e.StepId) is not { } step)
        {
            return $"step {e.StepId} is not in the plan";
        }

        return Unless(state.Dispatched && !state.IsPaused, "the plan does not run")
            ?? Unless(!step.IsOver && (step.Status is StepStatus.Orchestrated || step.RetryAt is not null), $"step {e.StepId} does not wait to start")
            ?? Unless(e.Attempt == step.Attempt + 1, $"attempt {e.Attempt} does not follow attempt {step.Attempt}")
            ?? Unless(
                state.Strategy is not Strategy.Sequential || !state.Steps.Exists(other => other != step && other.Status is StepStatus.InProgress),
                "another step is under way, and the strategy is sequential")
            ?? Unless(
                state.Strategy is Strategy.Pipeline || step.Plan.DependsOn.All(id => state.Find(id) is { IsOver: true }),
                "a step it depends on is not over");
    }

    private static string? OfAttempt(Execution state, string stepId, int attempt) =>
        Unless(
            state.Find(stepId) is { Status: StepStatus.InProgress, RetryAt: null } step && step.Attempt == attempt,
            $"attempt {attempt} of step {stepId} is not under way");

    private static string? OfFailure(Execution state, StepFailed e)
    {
        if (state.Find(e.StepId) is not { Status: StepStatus.InProgress } step || step.Attempt != e.Attempt)
        {
            return $"attempt {e.Attempt} of step {e.StepId} is not under way";
        }

        return Unless(e.RetryAt is null || step.AttemptsUsed < step.Plan.MaxAttempts || e.Failure.Class is FailureClass.UnknownEffect, $"step {e.StepId} has no attempt left");
    }

    private static bool MayBeAnswered(Execution state) =>
        state.OpenRounds.IsEmpty && state.Answer is null && (!state.Dispatched || state.Steps.TrueForAll(step => step.IsOver));

    private static string? Unless(bool holds, string reason) => holds ? null : reason;
}
