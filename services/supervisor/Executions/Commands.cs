using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>A start with what the supervisor adds to it: who, which conversation, until when.</summary>
public sealed record AcceptExecution(
    Guid ExecutionId,
    string Query,
    string UserId,
    Guid SessionId,
    ExecutionOptions Options,
    IReadOnlyList<PastTurn> Conversation,
    DateTimeOffset Deadline,
    string? IdempotencyKey = null,
    string? TraceParent = null);

/// <summary>Time has passed: something of this execution may be due.</summary>
public sealed record CheckExecution(Guid ExecutionId);
