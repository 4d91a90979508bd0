using Holmes.Contracts.Executions;

namespace Holmes.Memory.Log;

// What memory reads of the supervisor's log: of each event only the fields it needs, under the stored names.

public sealed record ExecutionStarted(string Query, string UserId, Guid SessionId, DateTimeOffset StartedAt, ForkOrigin? ForkedFrom = null);

public sealed record ExecutionPlanned(Intent Intent, IReadOnlyList<Entity>? Entities = null);

public sealed record ToolSelected(ToolDecision Decision);

public sealed record AnswerComposed(Answer Answer);

public sealed record ExecutionCompleted(Outcome Outcome);

public sealed record ExecutionFailed(Failure Failure);

public sealed record ExecutionCancelled(string? Reason = null);

public sealed record StrategyDecided(StrategyDecision Decision);

public sealed record OrchestrationCompleted(int Round, Arbitration? Arbitration = null);

public sealed record StepCompleted(double Quality);

public sealed record StepFailed(DateTimeOffset? RetryAt = null);

public sealed record StepSkipped(string Reason);
