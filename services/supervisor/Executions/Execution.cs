using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
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
/// <param name="Inputs">What people are asked and have not answered.</param>
/// <param name="HeldSince">Since when a person holds it, by a pause or an open input: its clock stands still.</param>
/// <param name="Person">What was known of the person when they asked.</param>
/// <param name="Recalled">Questions of earlier sessions that this one refers back to.</param>
/// <param name="Inherited">By meaning, what can be answered from the log of the execution it was forked from.</param>
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
    ImmutableList<OpenInput> Inputs,
    bool Dispatched,
    bool IsPaused,
    Answer? Answer,
    DateTimeOffset? HeldSince,
    ForkOrigin? ForkedFrom,
    ImmutableDictionary<Guid, InheritedCall> Inherited,
    string? TraceParent = null,
    ModelSpending? Spent = null,
    IReadOnlyList<PersonFact>? Person = null,
    IReadOnlyList<RecalledTurn>? Recalled = null)
{
    public static Execution NotStarted(Guid id) => new(
        id, ExecutionStatus.NotStarted, "", "", Guid.Empty, new ExecutionOptions(), [], default, default, null, [], [],
        Strategy.Sequential, [], 0, ImmutableDictionary<int, string?>.Empty, [], false, false, null, null, null,
        ImmutableDictionary<Guid, InheritedCall>.Empty);

    /// <summary>A pause, and a question to a person, lie over whatever is going on, and go away without a trace.</summary>
    public ExecutionStatus Status =>
        IsOver ? Phase
        : IsPaused ? ExecutionStatus.Paused
        : Inputs.IsEmpty ? Phase
        : ExecutionStatus.AwaitingInput;

    public bool IsOver => Phase is ExecutionStatus.Completed or ExecutionStatus.Failed or ExecutionStatus.Cancelled;

    public bool IsOpen => Phase is not ExecutionStatus.NotStarted && !IsOver;

    /// <summary>In the hands of a person: the execution's own deadline does not come nearer.</summary>
    public bool IsHeld => IsPaused || !Inputs.IsEmpty;

    /// <summary>Every step has ended and nobody is about to repair one: the answer can be written.</summary>
    public bool AwaitsAnswer =>
        Status is ExecutionStatus.Running && Dispatched && OpenRounds.IsEmpty && Steps.TrueForAll(step => step.IsOver);

    public Step? Find(string stepId) => Steps.Find(step => step.Plan.StepId == stepId);

    public OpenInput? FindInput(string inputId) => Inputs.Find(input => input.InputId == inputId);

    /// <summary>A command without a name comes from a service that is trusted; with one it must be the owner's.</summary>
    public bool IsOf(string? userId) => userId is null || userId == UserId;

    public bool IsBeingRepaired(string stepId) => OpenRounds.ContainsValue(stepId);
}

/// <summary>A question to a person that is not answered yet.</summary>
public sealed record OpenInput(string InputId, string Kind, DateTimeOffset? ExpiresAt, string? StepId, Guid? ToolCallId);

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
/// <param name="Asked">How many times a person was asked to approve it.</param>
/// <param name="Approved">A person agreed to it as it is planned now.</param>
/// <param name="InDoubt">Calls whose effect nobody knows, or that lack a value, until a person says.</param>
/// <param name="AskedForValues">A person was asked for what its calls had to do without.</param>
/// <param name="ReplanRound">The round that plans, or planned, the others anew without it.</param>
/// <param name="Past">Results of earlier attempts, of calls that were repaired since too: what was tried, and the best there was.</param>
/// <param name="Progress">What the attempt under way last said of itself.</param>
/// <param name="Repeats">Effects a person said did not happen, and the attempt that may do them again.</param>
/// <param name="Resumptions">How often the attempt under way was given its time anew.</param>
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
    Failure? Failure,
    int Asked,
    bool Approved,
    ImmutableList<Guid> InDoubt,
    ImmutableDictionary<Guid, int> Repeats,
    StepProgressed? Progress = null,
    int Resumptions = 0,
    ImmutableList<CallResult>? Past = null,
    bool AskedForValues = false,
    int? ReplanRound = null)
{
    public static Step Of(PlannedStep plan) =>
        new(plan, StepStatus.Orchestrated, 0, null, null, [], 0, 0, null, 0, null, 0, false, [], ImmutableDictionary<Guid, int>.Empty);

    public bool IsOver => Status is StepStatus.Completed or StepStatus.Failed or StepStatus.Skipped;

    /// <summary>It gave something that other steps and the answer can use.</summary>
    public bool IsUsable => Results.Exists(call => call.IsUsable());

    /// <summary>All results there have been, in order.</summary>
    public ImmutableList<CallResult> Tried => Past is null ? Calls : Past.AddRange(Calls);

    /// <summary>
    /// What others read: the last attempt's results. Where a repair gave nothing usable, the best of that shape from before
    /// stands in; it says itself what is wrong with it.
    /// </summary>
    public ImmutableList<CallResult> Results
    {
        get
        {
            var before = (Past ?? [])
                .Where(past => past.IsUsable() && !Calls.Exists(call => call.Gives == past.Gives && call.IsUsable()))
                .GroupBy(past => past.Gives)
                .Select(shape => shape.MaxBy(past => past.Quality)!)
                .ToImmutableList();
            return before.IsEmpty ? Calls : [.. Calls.Where(call => !before.Exists(past => past.Gives == call.Gives)), .. before];
        }
    }

    /// <summary>Results that are as good in the next attempt: what worked is not done again.</summary>
    public ImmutableList<CallResult> Kept =>
        Calls.FindAll(made => made.Counts() && Plan.Calls.Any(planned => ToolCallIds.MeanTheSame(planned, made)));

    /// <summary>Calls of the plan that have given nothing that counts yet.</summary>
    public IReadOnlyList<PlannedCall> OpenCalls =>
        [.. Plan.Calls.Where(planned => !Calls.Exists(made => made.Counts() && ToolCallIds.MeanTheSame(planned, made)))];

    /// <summary>Attempts since the step was planned or last repaired.</summary>
    public int AttemptsUsed => Attempt - AttemptsBeforeRepair;
}

internal static class CallResults
{
    /// <summary>Not to be made again: it is usable, or it was answered from the log, where it found nothing either.</summary>
    public static bool Counts(this CallResult call) => call.IsUsable() || call is { Outcome: Outcome.Empty, ReusedFrom: not null };
}
