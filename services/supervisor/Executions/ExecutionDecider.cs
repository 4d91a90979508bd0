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
                    now, command.Deadline, command.IdempotencyKey, command.TraceParent),
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
        state.IsOpen ? [new ExecutionCancelled(command.Reason, command.UserId)] : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, PauseExecution command) =>
        state.IsOpen && state.Status is not ExecutionStatus.Paused ? [new ExecutionPaused(command.UserId)] : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, ResumeExecution command, DateTimeOffset now) =>
        state.Status is ExecutionStatus.Paused
            ? new Decision(state).Add(new ExecutionResumed(command.UserId)).Advance(now).Events
            : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, SkipStep command, DateTimeOffset now) =>
        state.IsOpen && state.Find(command.StepId) is { IsOver: false }
            ? new Decision(state).Add(new StepSkipped(command.StepId, "unwanted: left out at the user's wish")).Advance(now).Events
            : [];

    public static IReadOnlyList<IStoredEvent> Decide(Execution state, ProvideInput command, DateTimeOffset now)
    {
        if (state.OpenInput is null || state.OpenInput != command.InputId || state.IsOver)
        {
            return [];
        }

        var decision = new Decision(state).Add(new InputProvided(command.InputId, command.Decision, command.UserId, command.Value));
        if (command.Decision is InputDecision.Reject)
        {
            return decision.Add(new ExecutionCancelled("rejected: the plan was not approved", command.UserId)).Events;
        }

        if (command.Decision is InputDecision.Edit)
        {
            decision.Add(PlanEdit.Read(command.Value).SkipSteps
                .Where(id => state.Find(id) is { IsOver: false })
                .Select(id => new StepSkipped(id, "unwanted: left out at the user's wish")));
        }

        return decision.Add(new ExecutionDispatched()).Advance(now).Events;
    }

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
