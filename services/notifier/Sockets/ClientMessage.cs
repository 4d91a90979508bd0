using System.Text.Json;
using System.Text.Json.Serialization;
using Holmes.Contracts.Executions;

namespace Holmes.Notifier.Sockets;

/// <summary>What a client may say on a websocket. Without an execution id it means the one the socket is about.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(QueryMessage), "query")]
[JsonDerivedType(typeof(InterruptResponse), "interrupt_response")]
[JsonDerivedType(typeof(TodoSkip), "todo_skip")]
[JsonDerivedType(typeof(CancelMessage), "cancel")]
[JsonDerivedType(typeof(PauseMessage), "pause")]
[JsonDerivedType(typeof(ResumeMessage), "resume")]
[JsonDerivedType(typeof(EditStepMessage), "edit_step")]
[JsonDerivedType(typeof(EditPlanMessage), "edit_plan")]
[JsonDerivedType(typeof(ForkMessage), "fork")]
[JsonDerivedType(typeof(Acknowledgement), "ack")]
internal abstract record ClientMessage(Guid? ExecutionId = null);

/// <summary>A new question in the session of this socket. With an execution id of its own choice a client may repeat it.</summary>
internal sealed record QueryMessage(string Query, QueryOptions? Options = null, Guid? ExecutionId = null) : ClientMessage(ExecutionId);

internal sealed record QueryOptions(
    Strategy? Strategy = null, bool RequireApproval = false, int? DeadlineSeconds = null, int? InputSeconds = null,
    bool MayAsk = false);

/// <param name="Action">approve, reject, modify.</param>
internal sealed record InterruptResponse(string InputId, InterruptAction Action, JsonElement? Value = null, Guid? ExecutionId = null)
    : ClientMessage(ExecutionId);

[JsonConverter(typeof(JsonStringEnumConverter<InterruptAction>))]
internal enum InterruptAction
{
    [JsonStringEnumMemberName("approve")] Approve,
    [JsonStringEnumMemberName("reject")] Reject,
    [JsonStringEnumMemberName("modify")] Modify,
}

internal sealed record TodoSkip(string StepId, Guid? ExecutionId = null) : ClientMessage(ExecutionId);

internal sealed record CancelMessage(string? Reason = null, Guid? ExecutionId = null) : ClientMessage(ExecutionId);

internal sealed record PauseMessage(Guid? ExecutionId = null) : ClientMessage(ExecutionId);

internal sealed record ResumeMessage(Guid? ExecutionId = null) : ClientMessage(ExecutionId);

/// <param name="Tools">Instead of the step's tools.</param>
/// <param name="Arguments">New arguments by tool.</param>
internal sealed record EditStepMessage(
    string StepId,
    string? Task = null,
    IReadOnlyList<string>? Tools = null,
    IReadOnlyDictionary<string, JsonElement>? Arguments = null,
    Guid? ExecutionId = null) : ClientMessage(ExecutionId);

internal sealed record EditPlanMessage(
    IReadOnlyList<string>? SkipSteps = null, IReadOnlyList<string>? Order = null, Guid? ExecutionId = null) : ClientMessage(ExecutionId);

/// <param name="ForkId">The new execution's id; with one of its own choice a client may repeat it and knows where to look.</param>
internal sealed record ForkMessage(long Version, ForkWish? Changes = null, Guid? ForkId = null, Guid? ExecutionId = null)
    : ClientMessage(ExecutionId);

internal sealed record ForkWish(
    string? Query = null, Strategy? Strategy = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Tools = null);

/// <summary>How far the client is. The place to resume from is the client's own, so nothing is kept.</summary>
internal sealed record Acknowledgement(long Sequence, Guid? ExecutionId = null) : ClientMessage(ExecutionId);
