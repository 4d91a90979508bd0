using System.Text.Json;
using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Contracts.Teams;

/// <summary>Supervisor to a team (the routing key is the team's name): do a step.</summary>
/// <param name="Inputs">Results of the steps this one depends on.</param>
/// <param name="AskedAt">When the question was asked: rules with dates go by that day in Korea.</param>
/// <param name="Deadline">After this the supervisor no longer waits for this attempt.</param>
[MessageUrn("holmes:execute-step:v1"), EntityName("holmes.execute-step.v1")]
public sealed record ExecuteStep(
    Guid ExecutionId,
    string StepId,
    int Attempt,
    string Team,
    string Task,
    string Query,
    string UserId,
    Guid SessionId,
    DateTimeOffset Deadline,
    IReadOnlyList<ToolCall> Calls,
    IReadOnlyList<CallResult> Inputs,
    DateTimeOffset AskedAt);

/// <summary>
/// Supervisor to every instance of every team: nobody waits for this attempt any more, because the execution was
/// cancelled or ended, the step left out, or the attempt's time is over. What it is doing stops.
/// </summary>
[MessageUrn("holmes:cancel-step:v1"), EntityName("holmes.cancel-step.v1")]
public sealed record CancelStep(Guid ExecutionId, string StepId, int Attempt);

/// <summary>A tool call with its id, which is derived from what it means.</summary>
/// <param name="EffectKey">Names the effect, over all attempts; empty for the call's own id.</param>
/// <param name="Repeat">A person said that the effect of an earlier attempt did not happen: do it again.</param>
public sealed record ToolCall(
    Guid ToolCallId, Guid DecisionId, string Tool, JsonElement Arguments, Guid EffectKey = default, bool Repeat = false);

/// <summary>
/// Team to supervisor. Partial reports may come before the final one, which repeats all calls; one without calls tells
/// how far a running call has come.
/// </summary>
/// <param name="IsFinal">The step is over, as far as this attempt goes.</param>
/// <param name="ProgressPercentage">0 to 100.</param>
/// <param name="Failure">Set when the attempt as a whole failed.</param>
[MessageUrn("holmes:report-step:v1"), EntityName("holmes.report-step.v1")]
public sealed record ReportStep(
    Guid ExecutionId,
    string StepId,
    int Attempt,
    bool IsFinal,
    IReadOnlyList<CallResult> Calls,
    int ProgressPercentage = 100,
    string? Note = null,
    Failure? Failure = null);

/// <summary>How one tool call ended.</summary>
/// <param name="Gives">Name of the result's shape, by which a reader finds it: market.summary, law.articles, …</param>
/// <param name="Result">The tool's result record as JSON; null unless there is something to read.</param>
/// <param name="Quality">0 to 1, by the rules of the tool.</param>
/// <param name="ReusedFrom">The earlier call whose result this is.</param>
/// <param name="Missing">What it could not do without, or had to replace by an example; a person may know.</param>
public sealed record CallResult(
    Guid ToolCallId,
    Guid DecisionId,
    string Tool,
    JsonElement Arguments,
    Outcome Outcome,
    double Quality,
    int Milliseconds,
    string? Gives = null,
    JsonElement? Result = null,
    IReadOnlyList<SourceReference>? Sources = null,
    IReadOnlyList<Assumption>? Assumptions = null,
    string? Note = null,
    Failure? Failure = null,
    Guid? ReusedFrom = null,
    IReadOnlyList<MissingValue>? Missing = null);

/// <summary>A value that nobody gave and that cannot sensibly be assumed.</summary>
/// <param name="Argument">Of the tool: priceWon.</param>
/// <param name="Name">What it is called, in Korean.</param>
/// <param name="Kind">won (a number of won) or text.</param>
public sealed record MissingValue(string Argument, string Name, string Kind = "won");

public static class CallResultExtensions
{
    /// <summary>There is something others can work with.</summary>
    public static bool IsUsable(this CallResult call) => call.Outcome is Outcome.Ok or Outcome.Degraded && call.Result is not null;
}
