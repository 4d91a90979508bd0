using System.Text.Json;
using System.Text.Json.Serialization;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>The state of an execution as others read it, now or as of a version.</summary>
/// <param name="Models">What language models have cost it; missing where none was asked.</param>
public sealed record ExecutionView(
    Guid ExecutionId,
    Guid SessionId,
    string UserId,
    string Query,
    ExecutionStatus Status,
    long Version,
    Intent? Intent,
    IReadOnlyList<Entity> Entities,
    StrategyView? Strategy,
    IReadOnlyList<StepView> Steps,
    InputView? OpenInput,
    Answer? Answer,
    Failure? Failure,
    ExecutionTimes Timestamps,
    IReadOnlyList<InputView> OpenInputs,
    ForkOrigin? ForkedFrom,
    ReusedView? Reused,
    ModelSpending? Models = null)
{
    public static ExecutionView Of(Guid id, IReadOnlyList<StoredFact> facts)
    {
        var state = facts.Aggregate(Execution.NotStarted(id), (folded, fact) => ExecutionFold.Evolve(folded, fact.Data));
        var inputs = facts.Select(fact => fact.Data).OfType<InputRequested>()
            .Where(asked => state.FindInput(asked.InputId) is not null)
            .Select(InputView.Of)
            .ToList();
        return new(
            id,
            state.SessionId,
            state.UserId,
            state.Query,
            state.Status,
            facts[^1].Version,
            state.Intent,
            state.Entities,
            Last<StrategyDecided>(facts) is { Decision: var decided } ? new(decided.Name, decided.Confidence, decided.Reasoning) : null,
            [.. state.Steps.Select(step => StepView.Of(step, facts))],
            inputs.FirstOrDefault(),
            state.Answer,
            Last<ExecutionFailed>(facts)?.Failure,
            new(facts[0].At, facts[^1].At, state.IsOver ? facts[^1].At : null),
            inputs,
            state.ForkedFrom,
            state.ForkedFrom is null ? null : ReusedView.Of(facts),
            state.Spent);
    }

    private static T? Last<T>(IReadOnlyList<StoredFact> facts)
        where T : class, IStoredEvent =>
        facts.Select(fact => fact.Data).OfType<T>().LastOrDefault();
}

public sealed record ExecutionTimes(DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, DateTimeOffset? EndedAt);

public sealed record StrategyView(Strategy Name, double Confidence, string Reasoning);

/// <summary>How much of a fork's work was answered from the log of the execution it was forked from.</summary>
/// <param name="Made">Calls with an end so far.</param>
public sealed record ReusedView(int Calls, [property: JsonPropertyName("of")] int Made)
{
    public static ReusedView Of(IReadOnlyList<StoredFact> facts)
    {
        var calls = facts
            .Select(fact => fact.Data switch { ToolCompleted e => e.Call, ToolFailed e => e.Call, _ => null })
            .OfType<CallResult>().GroupBy(call => call.ToolCallId).Select(same => same.Last()).ToList();
        return new(calls.Count(call => call.ReusedFrom is not null), calls.Count);
    }
}

public sealed record InputView(
    string InputId, string Kind, string Prompt, DateTimeOffset? ExpiresAt, string? StepId, Guid? ToolCallId)
{
    public static InputView Of(InputRequested e) => new(e.InputId, e.Kind, e.Prompt, e.ExpiresAt, e.StepId, e.ToolCallId);
}

public sealed record StepView(
    string StepId,
    string Team,
    string Task,
    IReadOnlyList<string> DependsOn,
    StepStatus Status,
    Outcome? Outcome,
    double Quality,
    int ProgressPercentage,
    int Attempts,
    string? Error,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<ToolCallView> ToolCalls)
{
    public static StepView Of(Step step, IReadOnlyList<StoredFact> facts)
    {
        var id = step.Plan.StepId;
        return new(
            id, step.Plan.Team, step.Plan.Task, step.Plan.DependsOn, step.Status, step.Outcome, step.Quality,
            step.IsOver ? 100 : Progress(facts, id, step.Attempt), step.Attempt,
            step.Failure?.Message ?? Skipped(facts, id),
            facts.FirstOrDefault(fact => fact.Data is StepStarted e && e.StepId == id)?.At,
            step.IsOver ? facts.LastOrDefault(fact => Ends(fact.Data, id))?.At : null,
            [.. Calls(facts, id).Select(ToolCallView.Of)]);
    }

    private static int Progress(IReadOnlyList<StoredFact> facts, string id, int attempt) => facts
        .Select(fact => fact.Data).OfType<StepProgressed>()
        .LastOrDefault(e => e.StepId == id && e.Attempt == attempt)?.ProgressPercentage ?? 0;

    private static string? Skipped(IReadOnlyList<StoredFact> facts, string id) =>
        facts.Select(fact => fact.Data).OfType<StepSkipped>().LastOrDefault(e => e.StepId == id)?.Reason;

    private static bool Ends(IStoredEvent e, string id) => e switch
    {
        StepCompleted ended => ended.StepId == id,
        StepFailed ended => ended.StepId == id,
        StepSkipped ended => ended.StepId == id,
        _ => false,
    };

    /// <summary>All calls ever made for the step, those of failed attempts included, each as it is known last.</summary>
    private static IEnumerable<CallResult> Calls(IReadOnlyList<StoredFact> facts, string id) => facts
        .Select(fact => fact.Data switch
        {
            ToolCompleted e when e.StepId == id => e.Call,
            ToolFailed e when e.StepId == id => e.Call,
            _ => null,
        })
        .OfType<CallResult>()
        .GroupBy(call => call.ToolCallId)
        .Select(same => same.Last());
}

public sealed record ToolCallView(
    Guid ToolCallId,
    Guid DecisionId,
    string Tool,
    JsonElement Arguments,
    Outcome Outcome,
    double Quality,
    int Milliseconds,
    string? Note,
    Failure? Failure,
    Guid? ReusedFrom)
{
    public static ToolCallView Of(CallResult call) => new(
        call.ToolCallId, call.DecisionId, call.Tool, call.Arguments, call.Outcome, call.Quality, call.Milliseconds, call.Note,
        call.Failure, call.ReusedFrom);
}
