using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// The rules of an execution's life. No clock and no I/O: whatever varies is an argument, so replay is exact. What comes
/// late, twice, or out of order decides nothing.
/// </summary>
public static class ExecutionDecider
{
    public static IReadOnlyList<IStoredEvent> Decide(Execution state, AcceptExecution command, DateTimeOffset now) =>
        state.Status is not ExecutionStatus.NotStarted
            ? []
            :
            [
                new ExecutionStarted(
                    command.Query, command.UserId, command.SessionId, command.Options, command.Conversation,
                    now, command.Deadline, command.IdempotencyKey, command.TraceParent, command.ForkedFrom,
                    command.Person, command.Recalled),
                new OrchestrationStarted(Round: 1),
            ];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, RecordAnswer command) =>
        state.AwaitsAnswer
            ?
            [
                .. (command.Consulted ?? []).Select(consultation => new ModelConsulted(consultation)),
                new AnswerComposed(command.Answer, command.Arbitration),
                new ExecutionCompleted(OutcomeOf(state)),
            ]
            : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, CancelExecution command) =>
        state.IsOpen && state.IsOf(command.UserId) ? [new ExecutionCancelled(command.Reason, command.UserId)] : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, PauseExecution command, DateTimeOffset now) =>
        state is { IsOpen: true, IsPaused: false } && state.IsOf(command.UserId) ? [new ExecutionPaused(command.UserId, now)] : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, ResumeExecution command, DateTimeOffset now) =>
        state is { IsOpen: true, IsPaused: true } && state.IsOf(command.UserId)
            ? new Decision(state).Add(new ExecutionResumed(command.UserId, DeadlineWithoutPause(state, now))).Advance(now).Events
            : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, SkipStep command, DateTimeOffset now) =>
        state.IsOpen && state.IsOf(command.UserId) && state.Find(command.StepId) is { IsOver: false }
            ? new Decision(state).LeaveOut(command.StepId, PlanChanges.LeftOut, now).Advance(now).Events
            : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, EditStep command, DateTimeOffset now, FindTool? tools = null) =>
        !state.IsOpen || !state.IsOf(command.UserId) || state.Steps.IsEmpty ? []
        : PlanChanges.Known(state, command.StepId, "stepId") is { Status: StepStatus.Orchestrated } step
            ? new Decision(state).Change(step, command.Edit, command.UserId, tools, now, "").Advance(now).Events
            : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, EditPlan command, DateTimeOffset now, FindTool? tools = null) =>
        state.IsOpen && state.IsOf(command.UserId) && !state.Steps.IsEmpty
            ? PlanChanges.Apply(new Decision(state), command.Edit, command.UserId, tools, now).Advance(now).Events
            : [];

    private static DateTimeOffset? DeadlineWithoutPause(Execution state, DateTimeOffset now) =>
        state.Inputs.IsEmpty && state.HeldSince is { } since ? state.Deadline + (now - since) : null;

    /// <summary>What can be said of the whole: ok, degraded when a part is missing, failed or empty when nothing is there.</summary>
    private static Outcome OutcomeOf(Execution state)
    {
        var wanted = state.Steps.FindAll(step => step.Status is not StepStatus.Skipped || step.Calls.Count > 0);
        return wanted.TrueForAll(step => step.Outcome is Outcome.Ok) ? Outcome.Ok
            : wanted.Exists(step => step.IsUsable) ? Outcome.Degraded
            : wanted.Exists(step => step.Outcome is Outcome.Failed) ? Outcome.Failed
            : Outcome.Empty;
    }
}
