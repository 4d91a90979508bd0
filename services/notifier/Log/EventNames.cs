using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Holmes.Notifier.Log;

/// <summary>The three names of an event: as stored (tool_selected), as told (ToolSelected), as framed (tool_decision_made).</summary>
public static class EventNames
{
    public const string ExecutionStarted = nameof(ExecutionStarted);
    public const string AnswerComposed = nameof(AnswerComposed);

    private static readonly FrozenDictionary<string, string> Frames = new Dictionary<string, string>
    {
        [ExecutionStarted] = "planning_start",
        ["ResultsInherited"] = "results_inherited",
        ["ExecutionPlanned"] = "plan_ready",
        ["OrchestrationStarted"] = "orchestration_started",
        ["StrategyDecided"] = "orchestration_decision",
        ["ToolSelected"] = "tool_decision_made",
        ["ToolConflictResolved"] = "tool_decision_made",
        ["StepOrchestrated"] = TodoUpdated,
        ["OrchestrationCompleted"] = "orchestration_complete",
        ["ExecutionDispatched"] = "execution_start",
        ["StepStarted"] = "step_start",
        ["StepResumed"] = "step_resumed",
        ["StepProgressed"] = "step_progress",
        ["StepCompleted"] = "step_complete",
        ["StepFailed"] = "step_failed",
        ["StepSkipped"] = TodoUpdated,
        ["StepEdited"] = TodoUpdated,
        ["StepsReordered"] = TodoUpdated,
        ["ToolCompleted"] = "tool_result",
        ["ToolFailed"] = "tool_result",
        ["StrategyAdjusted"] = "strategy_adjusted",
        ["ModelConsulted"] = "model_consulted",
        ["InputRequested"] = "interrupt",
        ["InputProvided"] = "interrupt_resolved",
        ["InputExpired"] = "interrupt_resolved",
        ["InputWithdrawn"] = "interrupt_resolved",
        [AnswerComposed] = "final_response",
        ["ExecutionCompleted"] = "execution_complete",
        ["ExecutionFailed"] = "error",
        ["ExecutionCancelled"] = "execution_cancelled",
        ["ExecutionPaused"] = "execution_paused",
        ["ExecutionResumed"] = "execution_resumed",
    }.ToFrozenDictionary();

    private static readonly ConcurrentDictionary<string, string> FromStored = new();

    public const string TodoUpdated = "todo_updated";

    public static IReadOnlyCollection<string> Known => Frames.Keys;

    /// <summary>tool_selected to ToolSelected.</summary>
    public static string OfStored(string stored) =>
        FromStored.GetOrAdd(stored, static name => string.Concat(name.Split('_').Select(Capitalised)));

    /// <summary>The frame's type; an event this version does not know is framed under its stored name.</summary>
    public static string FrameType(string name) => Frames.GetValueOrDefault(name) ?? Stored(name);

    /// <summary>After one of these an execution's stream has no further event.</summary>
    public static bool IsTerminal(string name) => name is "ExecutionCompleted" or "ExecutionFailed" or "ExecutionCancelled";

    public static string Stored(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter)
            ? (at == 0 ? "" : "_") + char.ToLowerInvariant(letter)
            : letter.ToString(CultureInfo.InvariantCulture)));

    private static string Capitalised(string word) =>
        word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
