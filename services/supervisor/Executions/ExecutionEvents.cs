using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// A fact on an execution's stream. Private to this service; others see what <see cref="ExecutionContracts"/> tells,
/// and, in the log, the JSON of these records, which golden files hold still.
/// </summary>
public interface IStoredEvent;

/// <param name="Deadline">The execution ends by then, with what it has.</param>
/// <param name="TraceParent">The trace it was started in, so that work resumed after a crash belongs to it.</param>
/// <param name="ForkedFrom">The execution and version it started from.</param>
/// <param name="Person">What was known of the person, so that every round plans with the same.</param>
/// <param name="Recalled">Questions of earlier sessions that this one refers back to.</param>
public sealed record ExecutionStarted(
    string Query,
    string UserId,
    Guid SessionId,
    ExecutionOptions Options,
    IReadOnlyList<PastTurn> Conversation,
    DateTimeOffset StartedAt,
    DateTimeOffset Deadline,
    string? IdempotencyKey = null,
    string? TraceParent = null,
    ForkOrigin? ForkedFrom = null,
    IReadOnlyList<PersonFact>? Person = null,
    IReadOnlyList<RecalledTurn>? Recalled = null) : IStoredEvent;

/// <summary>What a fork can answer from the log of the execution it started from.</summary>
public sealed record ResultsInherited(IReadOnlyList<InheritedCall> Calls) : IStoredEvent;

/// <param name="Meaning">Follows from tool, arguments and what the call read of other steps.</param>
/// <param name="EffectKey">The key of the effect there: a call whose end is not known carries it on.</param>
/// <param name="Call">How it ended; null when nobody knows, or it had not ended.</param>
public sealed record InheritedCall(Guid Meaning, string StepId, string Tool, Guid EffectKey, CallResult? Call = null);

/// <param name="StepId">The step to be repaired; null for the plan itself.</param>
/// <param name="Replans">The step is given up: the steps that have not started are planned anew without it.</param>
public sealed record OrchestrationStarted(int Round, string? StepId = null, string? Reason = null, bool Replans = false) : IStoredEvent;

public sealed record ExecutionPlanned(
    Intent Intent,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<Assumption> Assumptions) : IStoredEvent;

public sealed record StrategyDecided(StrategyDecision Decision) : IStoredEvent;

public sealed record ToolSelected(ToolDecision Decision) : IStoredEvent;

public sealed record ToolConflictResolved(ToolConflict Conflict) : IStoredEvent;

public sealed record StepOrchestrated(PlannedStep Step) : IStoredEvent;

/// <param name="Decisions">How many tools were chosen in this round.</param>
/// <param name="Arbitration">Whose proposal this round follows.</param>
public sealed record OrchestrationCompleted(int Round, int Decisions, string? Note = null, Arbitration? Arbitration = null) : IStoredEvent;

/// <summary>A language model was asked, or was not and why.</summary>
public sealed record ModelConsulted(ModelConsultation Consultation) : IStoredEvent;

public sealed record ExecutionDispatched : IStoredEvent;

/// <summary>A person changed a step before it started, or gave it a value it lacked, with which it starts anew.</summary>
public sealed record StepEdited(PlannedStep Step, string? By = null) : IStoredEvent;

/// <param name="Order">All steps, in the order they now stand in.</param>
public sealed record StepsReordered(IReadOnlyList<string> Order, string? By = null) : IStoredEvent;

public sealed record StepStarted(string StepId, int Attempt, DateTimeOffset Deadline) : IStoredEvent;

/// <summary>
/// The attempt's time passed while nobody was there to take its result, so it has its time anew: a death or an outage of
/// ours is no failure of the step's.
/// </summary>
public sealed record StepResumed(string StepId, int Attempt, DateTimeOffset Deadline) : IStoredEvent;

public sealed record StepProgressed(string StepId, int Attempt, int ProgressPercentage, string? Note) : IStoredEvent;

public sealed record ToolCompleted(string StepId, int Attempt, CallResult Call) : IStoredEvent;

public sealed record ToolFailed(string StepId, int Attempt, CallResult Call) : IStoredEvent;

public sealed record StepCompleted(string StepId, int Attempt, Outcome Outcome, double Quality) : IStoredEvent;

/// <param name="RetryAt">When it is tried again; null when it has failed for good.</param>
public sealed record StepFailed(string StepId, int Attempt, Failure Failure, DateTimeOffset? RetryAt = null) : IStoredEvent;

public sealed record StepSkipped(string StepId, string Reason) : IStoredEvent;

/// <param name="Assumptions">What the repaired step takes for granted that the plan did not.</param>
public sealed record StrategyAdjusted(
    int Round, string? StepId, string Reason, IReadOnlyList<Assumption>? Assumptions = null) : IStoredEvent;

/// <param name="Kind">approval, unknownEffect, missingValue.</param>
/// <param name="StepId">The step that waits for it; null when it is about the whole plan.</param>
/// <param name="ToolCallId">The call whose effect is unknown, or that lacks a value.</param>
/// <param name="AskedAt">From here on the execution's clock stands still.</param>
/// <param name="Values">What is asked for, where a value is missing.</param>
public sealed record InputRequested(
    string InputId,
    string Kind,
    string Prompt,
    DateTimeOffset? ExpiresAt = null,
    string? StepId = null,
    Guid? ToolCallId = null,
    DateTimeOffset? AskedAt = null,
    IReadOnlyList<MissingValue>? Values = null) : IStoredEvent;

/// <param name="Deadline">The execution's, moved by the time it stood still; null while something else holds it.</param>
public sealed record InputProvided(
    string InputId, InputDecision Decision, string? By = null, JsonElement? Value = null, DateTimeOffset? Deadline = null) : IStoredEvent;

/// <summary>Nobody answered in time, which counts as no.</summary>
public sealed record InputExpired(string InputId, DateTimeOffset? Deadline = null) : IStoredEvent;

/// <summary>The question no longer matters, or is asked anew.</summary>
public sealed record InputWithdrawn(string InputId, string Reason, DateTimeOffset? Deadline = null) : IStoredEvent;

public sealed record AnswerComposed(Answer Answer, Arbitration? Arbitration = null) : IStoredEvent;

/// <param name="Outcome">ok; degraded when a part could not be done; empty or failed when nothing could.</param>
public sealed record ExecutionCompleted(Outcome Outcome) : IStoredEvent;

public sealed record ExecutionFailed(Failure Failure) : IStoredEvent;

public sealed record ExecutionCancelled(string? Reason = null, string? By = null) : IStoredEvent;

/// <param name="At">From here on the execution's clock stands still.</param>
public sealed record ExecutionPaused(string? By = null, DateTimeOffset? At = null) : IStoredEvent;

/// <param name="Deadline">The execution's, moved by the time it stood still; null while something else holds it.</param>
public sealed record ExecutionResumed(string? By = null, DateTimeOffset? Deadline = null) : IStoredEvent;
