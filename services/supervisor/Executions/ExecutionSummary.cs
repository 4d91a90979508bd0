using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>A row of the list of executions, and what a follow-up question needs of the ones before it.</summary>
public sealed record ExecutionSummary(
    Guid Id,
    string UserId,
    Guid SessionId,
    string Query,
    ExecutionStatus Status,
    IntentType? Intent,
    IReadOnlyList<Entity> Entities,
    string? Answer,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt)
{
    /// <param name="at">Time of the last event.</param>
    public static ExecutionSummary Of(Execution state, DateTimeOffset at) => new(
        state.Id, state.UserId, state.SessionId, state.Query, state.Status, state.Intent?.Type, state.Entities,
        state.Answer?.Text, state.StartedAt, state.IsOver ? at : null);

    /// <summary>Whether the row changes with what was committed.</summary>
    public static bool Changes(Committed committed) =>
        committed.Before.Status != committed.After.Status || committed.Before.Intent != committed.After.Intent;

    public PastTurn ToTurn() => new(Query, Intent ?? IntentType.Unclear, Entities, Answer);
}
