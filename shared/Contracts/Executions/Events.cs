using Holmes.Contracts.Teams;
using MassTransit;

namespace Holmes.Contracts.Executions;

// What the supervisor tells after it has committed. `Sequence` is the version of the execution's stream: contiguous
// from 1 over all events of the execution, those that are not published included. At least once on the wire; the
// message id is the id of the stored event, so a repeated message can be recognised.

/// <summary>What every published event says of its execution.</summary>
public interface IExecutionEvent
{
    Guid ExecutionId { get; }
    long Sequence { get; }
    DateTimeOffset OccurredAt { get; }
    string UserId { get; }
    Guid SessionId { get; }
}

/// <param name="ForkedFrom">Set when it started from another execution.</param>
[MessageUrn("holmes:execution-started:v1"), EntityName("holmes.execution-started.v1")]
public sealed record ExecutionStarted(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string Query, ExecutionOptions Options, ForkOrigin? ForkedFrom = null) : IExecutionEvent;

[MessageUrn("holmes:execution-planned:v1"), EntityName("holmes.execution-planned.v1")]
public sealed record ExecutionPlanned(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    Intent Intent, IReadOnlyList<Entity> Entities, IReadOnlyList<PlannedStep> Steps) : IExecutionEvent;

[MessageUrn("holmes:strategy-decided:v1"), EntityName("holmes.strategy-decided.v1")]
public sealed record StrategyDecided(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    StrategyDecision Decision) : IExecutionEvent;

[MessageUrn("holmes:tool-selected:v1"), EntityName("holmes.tool-selected.v1")]
public sealed record ToolSelected(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    ToolDecision Decision) : IExecutionEvent;

[MessageUrn("holmes:tool-conflict-resolved:v1"), EntityName("holmes.tool-conflict-resolved.v1")]
public sealed record ToolConflictResolved(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    ToolConflict Conflict) : IExecutionEvent;

[MessageUrn("holmes:step-orchestrated:v1"), EntityName("holmes.step-orchestrated.v1")]
public sealed record StepOrchestrated(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, string Team, IReadOnlyList<string> Tools) : IExecutionEvent;

[MessageUrn("holmes:step-started:v1"), EntityName("holmes.step-started.v1")]
public sealed record StepStarted(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, int Attempt, DateTimeOffset Deadline) : IExecutionEvent;

[MessageUrn("holmes:step-progressed:v1"), EntityName("holmes.step-progressed.v1")]
public sealed record StepProgressed(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, int Attempt, int ProgressPercentage, string? Note) : IExecutionEvent;

[MessageUrn("holmes:tool-completed:v1"), EntityName("holmes.tool-completed.v1")]
public sealed record ToolCompleted(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, int Attempt, CallResult Call) : IExecutionEvent;

[MessageUrn("holmes:tool-failed:v1"), EntityName("holmes.tool-failed.v1")]
public sealed record ToolFailed(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, int Attempt, CallResult Call) : IExecutionEvent;

[MessageUrn("holmes:step-completed:v1"), EntityName("holmes.step-completed.v1")]
public sealed record StepCompleted(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, int Attempt, Outcome Outcome, double Quality) : IExecutionEvent;

/// <param name="RetryAt">When it is tried again; null when the step has failed for good.</param>
[MessageUrn("holmes:step-failed:v1"), EntityName("holmes.step-failed.v1")]
public sealed record StepFailed(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, int Attempt, Failure Failure, DateTimeOffset? RetryAt) : IExecutionEvent;

[MessageUrn("holmes:step-skipped:v1"), EntityName("holmes.step-skipped.v1")]
public sealed record StepSkipped(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string StepId, string Reason) : IExecutionEvent;

[MessageUrn("holmes:strategy-adjusted:v1"), EntityName("holmes.strategy-adjusted.v1")]
public sealed record StrategyAdjusted(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    int Round, string? StepId, string Reason) : IExecutionEvent;

/// <param name="Kind">approval, unknownEffect, missingValue.</param>
/// <param name="StepId">The step that waits for it; null for the whole plan.</param>
/// <param name="ToolCallId">The call whose effect is unknown, or that lacks a value.</param>
/// <param name="Values">What is asked for, where a value is missing.</param>
[MessageUrn("holmes:input-requested:v1"), EntityName("holmes.input-requested.v1")]
public sealed record InputRequested(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string InputId, string Kind, string Prompt, DateTimeOffset? ExpiresAt,
    string? StepId = null, Guid? ToolCallId = null, IReadOnlyList<MissingValue>? Values = null) : IExecutionEvent;

[MessageUrn("holmes:answer-composed:v1"), EntityName("holmes.answer-composed.v1")]
public sealed record AnswerComposed(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    Answer Answer) : IExecutionEvent;

/// <summary>A language model was asked, or was not and why.</summary>
[MessageUrn("holmes:model-consulted:v1"), EntityName("holmes.model-consulted.v1")]
public sealed record ModelConsulted(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    ModelConsultation Consultation) : IExecutionEvent;

/// <param name="Outcome">ok, or degraded when a part could not be done.</param>
[MessageUrn("holmes:execution-completed:v1"), EntityName("holmes.execution-completed.v1")]
public sealed record ExecutionCompleted(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    Outcome Outcome) : IExecutionEvent;

[MessageUrn("holmes:execution-failed:v1"), EntityName("holmes.execution-failed.v1")]
public sealed record ExecutionFailed(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    Failure Failure) : IExecutionEvent;

[MessageUrn("holmes:execution-cancelled:v1"), EntityName("holmes.execution-cancelled.v1")]
public sealed record ExecutionCancelled(
    Guid ExecutionId, long Sequence, DateTimeOffset OccurredAt, string UserId, Guid SessionId,
    string? Reason) : IExecutionEvent;
