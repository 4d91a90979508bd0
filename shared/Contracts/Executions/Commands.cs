using System.Text.Json;
using MassTransit;

namespace Holmes.Contracts.Executions;

// The URN names a message on the wire, the entity name its exchange. Once shipped neither changes; a new field goes
// last, with a default.

/// <summary>Starts an execution. The same id, or the same idempotency key of the same user, starts nothing new.</summary>
[MessageUrn("holmes:start-execution:v1"), EntityName("holmes.start-execution.v1")]
public sealed record StartExecution(
    Guid ExecutionId,
    string Query,
    Guid? SessionId = null,
    string? UserId = null,
    ExecutionOptions? Options = null,
    string? IdempotencyKey = null);

/// <param name="Strategy">Wanted strategy; without it Holmes decides.</param>
/// <param name="RequireApproval">A person approves the plan before it runs.</param>
/// <param name="DeadlineSeconds">Time for the whole execution; waiting for a person does not count.</param>
/// <param name="InputSeconds">Time for a person to answer when asked; without it that of the deadline, or the server's.</param>
/// <param name="MayAsk">A person is there to be asked for a value that is missing and cannot be assumed; otherwise Holmes goes on without.</param>
public sealed record ExecutionOptions(
    Strategy? Strategy = null, bool RequireApproval = false, int? DeadlineSeconds = null, int? InputSeconds = null, bool MayAsk = false);

[MessageUrn("holmes:cancel-execution:v1"), EntityName("holmes.cancel-execution.v1")]
public sealed record CancelExecution(Guid ExecutionId, string? Reason = null, string? UserId = null);

[MessageUrn("holmes:pause-execution:v1"), EntityName("holmes.pause-execution.v1")]
public sealed record PauseExecution(Guid ExecutionId, string? UserId = null);

[MessageUrn("holmes:resume-execution:v1"), EntityName("holmes.resume-execution.v1")]
public sealed record ResumeExecution(Guid ExecutionId, string? UserId = null);

/// <summary>Answers a request for input.</summary>
[MessageUrn("holmes:provide-input:v1"), EntityName("holmes.provide-input.v1")]
public sealed record ProvideInput(
    Guid ExecutionId,
    string InputId,
    InputDecision Decision,
    JsonElement? Value = null,
    string? UserId = null);

/// <summary>Leaves a step out, at a person's wish.</summary>
[MessageUrn("holmes:skip-step:v1"), EntityName("holmes.skip-step.v1")]
public sealed record SkipStep(Guid ExecutionId, string StepId, string? UserId = null);

/// <summary>Changes a step that has not started.</summary>
[MessageUrn("holmes:edit-step:v1"), EntityName("holmes.edit-step.v1")]
public sealed record EditStep(Guid ExecutionId, string StepId, StepEdit Edit, string? UserId = null);

/// <summary>Leaves out, reorders and changes steps that have not started.</summary>
[MessageUrn("holmes:edit-plan:v1"), EntityName("holmes.edit-plan.v1")]
public sealed record EditPlan(Guid ExecutionId, PlanEdit Edit, string? UserId = null);

/// <summary>Starts an execution of its own from another one as it stood at a version.</summary>
/// <param name="ExecutionId">The one to start from.</param>
/// <param name="ForkId">The new one. The same id again starts nothing new.</param>
[MessageUrn("holmes:fork-execution:v1"), EntityName("holmes.fork-execution.v1")]
public sealed record ForkExecution(
    Guid ExecutionId, Guid ForkId, long Version, ForkChanges? Changes = null, string? UserId = null);
