using Holmes.Supervisor.Executions.Replay;

namespace Holmes.Replay.Decisions;

/// <summary>What is compared, by the names that the report has.</summary>
internal static class DecisionKind
{
    public const string Plan = "plan";
    public const string Strategy = "strategy";
    public const string Tools = "tools";
    public const string Conflicts = "conflicts";
    public const string Repair = "repair";
    public const string Models = "models";
    public const string Answer = "answer";
    public const string Supervisor = "supervisor";

    public static IReadOnlyList<string> All { get; } = [Plan, Strategy, Tools, Conflicts, Repair, Models, Answer, Supervisor];
}

/// <param name="Version">Of the first event the decision led to.</param>
/// <param name="Changes">None when it is the same.</param>
/// <param name="NotComparable">Why nothing can be said; null when it can.</param>
/// <param name="Unanswered">What the new run would ask of tools or models and the log has no answer to. What would follow is not guessed.</param>
internal sealed record Finding(
    Guid ExecutionId, long Version, string Decision, IReadOnlyList<Change> Changes, string? NotComparable = null, IReadOnlyList<string>? Unanswered = null)
{
    public bool Differs => NotComparable is null && (Changes.Count > 0 || Unanswered is { Count: > 0 });
}
