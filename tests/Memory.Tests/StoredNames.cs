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
    };
}
