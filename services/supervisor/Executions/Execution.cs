using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

[JsonConverter(typeof(JsonStringEnumConverter<ExecutionStatus>))]
public enum ExecutionStatus
{
    [JsonStringEnumMemberName("notStarted")] NotStarted,

    /// <summary>Accepted, not yet planned.</summary>
    [JsonStringEnumMemberName("started")] Started,
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("awaitingInput")] AwaitingInput,
    [JsonStringEnumMemberName("paused")] Paused,
    [JsonStringEnumMemberName("completed")] Completed,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}

/// <summary>What deciding needs to know of an execution, folded from its stream by <see cref="ExecutionFold"/>.</summary>
/// <param name="Phase">Where it stands, pauses apart.</param>
/// <param name="Round">The last round of orchestration that was started.</param>
/// <param name="OpenRounds">Rounds the orchestrator has not answered yet, with the step each is to repair.</param>
public sealed record Execution(
    Guid Id,
    ExecutionStatus Phase,
    string Query,
    string UserId,
    Guid SessionId,
    ExecutionOptions Options,
    IReadOnlyList<PastTurn> Conversation,
    DateTimeOffset StartedAt,
    DateTimeOffset Deadline,
    Intent? Intent,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Assumption> Assumptions,
    Strategy Strategy,
    ImmutableList<Step> Steps,
    int Round,
    ImmutableDictionary<int, string?> OpenRounds,
    string? OpenInput,
    bool Dispatched,
    bool IsPaused,
    Answer? Answer,
    string? TraceParent = null,
    ModelSpending? Spent = null)
{
    public static Execution NotStarted(Guid id) => new(
        id, ExecutionStatus.NotStarted, "", "", Guid.Empty, new ExecutionOptions(), [], default, default, null, [], [],
        Strategy.Sequential, [], 0, ImmutableDictionary<int, string?>.Empty, null, false, false, null);

    /// <summary>A pause lies over whatever was going on, and goes away without a trace.</summary>
    public ExecutionStatus Status => IsPaused && !IsOver ? ExecutionStatus.Paused : Phase;

    public bool IsOver => Phase is ExecutionStatus.Completed or ExecutionStatus.Failed or ExecutionStatus.Cancelled;

    public bool IsOpen => Phase is not ExecutionStatus.NotStarted && !IsOver;

    /// <summary>Every step has ended and nobody is about to repair one: the answer can be written.</summary>
    public bool AwaitsAnswer =>
        Status is ExecutionStatus.Running && Dispatched && OpenRounds.IsEmpty && Steps.TrueForAll(step => step.IsOver);

    public Step? Find(string stepId) => Steps.Find(step => step.Plan.StepId == stepId);

    public bool IsBeingRepaired(string stepId) => OpenRounds.ContainsValue(stepId);
}

[JsonConverter(typeof(JsonStringEnumConverter<StepStatus>))]
public enum StepStatus
{
    [JsonStringEnumMemberName("orchestrated")] Orchestrated,
    [JsonStringEnumMemberName("in_progress")] InProgress,
    [JsonStringEnumMemberName("completed")] Completed,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("skipped")] Skipped,
}

/// <param name="Attempt">The attempt under way, or the last one; 0 before the first.</param>
/// <param name="Deadline">Of the attempt under way.</param>
/// <param name="RetryAt">When the next attempt starts, after one that failed.</param>
/// <param name="Calls">Results of the last attempt's calls, with those of earlier attempts that still count.</param>
/// <param name="Repairs">How many times the orchestrator was asked to repair it.</param>
public sealed record Step(
    PlannedStep Plan,
    StepStatus Status,
    int Attempt,
    DateTimeOffset? Deadline,
    DateTimeOffset? RetryAt,
    ImmutableList<CallResult> Calls,
    int Repairs,
    int AttemptsBeforeRepair,
    Outcome? Outcome,
    double Quality,
    Failure? Failure)
{
    public static Step Of(PlannedStep plan) =>
        new(plan, StepStatus.Orchestrated, 0, null, null, [], 0, 0, null, 0, null);

    public bool IsOver => Status is StepStatus.Completed or StepStatus.Failed or StepStatus.Skipped;

    /// <summary>It gave something that other steps and the answer can use.</summary>
    public bool IsUsable => Calls.Exists(call => call.IsUsable());

    /// <summary>Results that are as good in the next attempt: what worked is not done again.</summary>
    public ImmutableList<CallResult> Kept =>
        Calls.FindAll(made => made.IsUsable() && Plan.Calls.Any(planned => ToolCallIds.MeanTheSame(planned, made)));

    /// <summary>Calls of the plan that have given nothing usable yet.</summary>
    public IReadOnlyList<PlannedCall> OpenCalls =>
        [.. Plan.Calls.Where(planned => !Calls.Exists(made => made.IsUsable() && ToolCallIds.MeanTheSame(planned, made)))];

    /// <summary>Attempts since the step was planned or last repaired.</summary>
    public int AttemptsUsed => Attempt - AttemptsBeforeRepair;
}

internal static class CallResults
{
    public static bool IsUsable(this CallResult call) => call.Outcome is Outcome.Ok or Outcome.Degraded && call.Result is not null;
}
