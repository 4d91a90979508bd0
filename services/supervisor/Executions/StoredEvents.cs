using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;

namespace Holmes.Supervisor.Executions;

/// <summary>The names under which events are stored, and how what is stored becomes an event of today.</summary>
public static class StoredEvents
{
    /// <summary>Spelled out: renaming a class must not orphan what is already written.</summary>
    public static FrozenDictionary<string, Type> Types { get; } = new Dictionary<string, Type>
    {
        ["execution_started"] = typeof(ExecutionStarted),
        ["results_inherited"] = typeof(ResultsInherited),
        ["orchestration_started"] = typeof(OrchestrationStarted),
        ["execution_planned"] = typeof(ExecutionPlanned),
        ["strategy_decided"] = typeof(StrategyDecided),
        ["tool_selected"] = typeof(ToolSelected),
        ["tool_conflict_resolved"] = typeof(ToolConflictResolved),
        ["step_orchestrated"] = typeof(StepOrchestrated),
        ["orchestration_completed"] = typeof(OrchestrationCompleted),
        ["execution_dispatched"] = typeof(ExecutionDispatched),
        ["step_edited"] = typeof(StepEdited),
        ["steps_reordered"] = typeof(StepsReordered),
        ["step_started"] = typeof(StepStarted),
        ["step_resumed"] = typeof(StepResumed),
        ["step_progressed"] = typeof(StepProgressed),
        ["tool_completed"] = typeof(ToolCompleted),
        ["tool_failed"] = typeof(ToolFailed),
        ["step_completed"] = typeof(StepCompleted),
        ["step_failed"] = typeof(StepFailed),
        ["step_skipped"] = typeof(StepSkipped),
        ["strategy_adjusted"] = typeof(StrategyAdjusted),
        ["input_requested"] = typeof(InputRequested),
        ["input_provided"] = typeof(InputProvided),
        ["input_expired"] = typeof(InputExpired),
        ["input_withdrawn"] = typeof(InputWithdrawn),
        ["model_consulted"] = typeof(ModelConsulted),
        ["answer_composed"] = typeof(AnswerComposed),
        ["execution_completed"] = typeof(ExecutionCompleted),
        ["execution_failed"] = typeof(ExecutionFailed),
        ["execution_cancelled"] = typeof(ExecutionCancelled),
        ["execution_paused"] = typeof(ExecutionPaused),
        ["execution_resumed"] = typeof(ExecutionResumed),
    }.ToFrozenDictionary();

    /// <summary>
    /// Names that are no longer written. A change that the golden files refuse gets a new name in <see cref="Types"/>, and
    /// the old name comes here with what makes today's event of it. Since 0.1.0 nothing had to.
    /// </summary>
    public static IReadOnlyList<FormerEvent> Formers { get; } = [];

    private static readonly FrozenDictionary<string, FormerEvent> FormersByName = Formers.ToFrozenDictionary(former => former.StoredName);

    /// <returns>Null where no version of this service stores that name.</returns>
    /// <exception cref="JsonException">It is not the event that the name says.</exception>
    public static IStoredEvent? Read(string storedName, ReadOnlySpan<byte> json)
    {
        if (Types.TryGetValue(storedName, out var type))
        {
            return (IStoredEvent?)JsonSerializer.Deserialize(json, type, WireJson.Options) ?? throw new JsonException("null");
        }

        return FormersByName.TryGetValue(storedName, out var former)
            ? former.Read(JsonSerializer.Deserialize<JsonElement>(json))
            : null;
    }
}

/// <summary>An event as an earlier version stored it.</summary>
/// <param name="Rewrite">From the fields stored then to those of <paramref name="Today"/>.</param>
public sealed record FormerEvent(string StoredName, Type Today, Func<JsonObject, JsonObject> Rewrite)
{
    public IStoredEvent Read(JsonElement stored) =>
        (IStoredEvent?)Rewrite(JsonObject.Create(stored) ?? throw new JsonException($"{StoredName} is no object."))
            .Deserialize(Today, WireJson.Options) ?? throw new JsonException("null");
}
