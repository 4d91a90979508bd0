using Told = Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>Which stored facts others are told, and as what.</summary>
public static class ExecutionContracts
{
    /// <summary>The published event, or null for a fact that stays in the log.</summary>
    public static Told.IExecutionEvent? ToContract(Execution state, StoredFact fact)
    {
        var (id, at, sequence, user, session) = (state.Id, fact.At, fact.Version, state.UserId, state.SessionId);
        return fact.Data switch
        {
            ExecutionStarted e => new Told.ExecutionStarted(id, sequence, at, user, session, e.Query, e.Options, e.ForkedFrom),
            ExecutionPlanned e => new Told.ExecutionPlanned(id, sequence, at, user, session, e.Intent, e.Entities, e.Steps),
            StrategyDecided e => new Told.StrategyDecided(id, sequence, at, user, session, e.Decision),
            ToolSelected e => new Told.ToolSelected(id, sequence, at, user, session, e.Decision),
            ToolConflictResolved e => new Told.ToolConflictResolved(id, sequence, at, user, session, e.Conflict),
            StepOrchestrated e => new Told.StepOrchestrated(
                id, sequence, at, user, session, e.Step.StepId, e.Step.Team, [.. e.Step.Calls.Select(call => call.Tool)]),
            StepStarted e => new Told.StepStarted(id, sequence, at, user, session, e.StepId, e.Attempt, e.Deadline),
            StepProgressed e => new Told.StepProgressed(id, sequence, at, user, session, e.StepId, e.Attempt, e.ProgressPercentage, e.Note),
            ToolCompleted e => new Told.ToolCompleted(id, sequence, at, user, session, e.StepId, e.Attempt, e.Call),
            ToolFailed e => new Told.ToolFailed(id, sequence, at, user, session, e.StepId, e.Attempt, e.Call),
            StepCompleted e => new Told.StepCompleted(id, sequence, at, user, session, e.StepId, e.Attempt, e.Outcome, e.Quality),
            StepFailed e => new Told.StepFailed(id, sequence, at, user, session, e.StepId, e.Attempt, e.Failure, e.RetryAt),
            StepSkipped e => new Told.StepSkipped(id, sequence, at, user, session, e.StepId, e.Reason),
            StrategyAdjusted e => new Told.StrategyAdjusted(id, sequence, at, user, session, e.Round, e.StepId, e.Reason),
            InputRequested e => new Told.InputRequested(id, sequence, at, user, session, e.InputId, e.Kind, e.Prompt, e.ExpiresAt, e.StepId, e.ToolCallId, e.Values),
            ModelConsulted e => new Told.ModelConsulted(id, sequence, at, user, session, e.Consultation),
            AnswerComposed e => new Told.AnswerComposed(id, sequence, at, user, session, e.Answer),
            ExecutionCompleted e => new Told.ExecutionCompleted(id, sequence, at, user, session, e.Outcome),
            ExecutionFailed e => new Told.ExecutionFailed(id, sequence, at, user, session, e.Failure),
            ExecutionCancelled e => new Told.ExecutionCancelled(id, sequence, at, user, session, e.Reason),
            _ => null,
        };
    }
}
