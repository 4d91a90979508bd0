using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;

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
    string? TraceParent = null,
    ForkOrigin? ForkedFrom = null,
    IReadOnlyList<PersonFact>? Person = null,
    IReadOnlyList<RecalledTurn>? Recalled = null);

/// <summary>A start from another execution.</summary>
/// <param name="Kept">The plan that still holds; null when it is planned anew.</param>
/// <param name="Inherited">What can be answered from the other one's log.</param>
public sealed record AcceptFork(AcceptExecution Start, KeptPlan? Kept, IReadOnlyList<InheritedCall> Inherited);

/// <param name="LeftOut">Steps a person did not want.</param>
public sealed record KeptPlan(
    Intent Intent,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<Assumption> Assumptions,
    StrategyDecision Strategy,
    IReadOnlyList<string> LeftOut);

/// <summary>Time has passed: something of this execution may be due.</summary>
public sealed record CheckExecution(Guid ExecutionId);
