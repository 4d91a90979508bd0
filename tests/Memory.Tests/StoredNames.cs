using Holmes.Memory.Log;

namespace Holmes.Memory.Tests;

/// <summary>The names under which the supervisor stores what memory reads.</summary>
internal static class StoredNames
{
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>
    {
        ["execution_started"] = typeof(ExecutionStarted),
        ["execution_planned"] = typeof(ExecutionPlanned),
        ["answer_composed"] = typeof(AnswerComposed),
        ["execution_completed"] = typeof(ExecutionCompleted),
        ["execution_failed"] = typeof(ExecutionFailed),
        ["execution_cancelled"] = typeof(ExecutionCancelled),
        ["strategy_decided"] = typeof(Log.StrategyDecided),
        ["tool_selected"] = typeof(Log.ToolSelected),
        ["orchestration_completed"] = typeof(OrchestrationCompleted),
        ["step_completed"] = typeof(StepCompleted),
        ["step_failed"] = typeof(StepFailed),
        ["step_skipped"] = typeof(StepSkipped),
    };
}
