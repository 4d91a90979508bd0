using Holmes.Learning.Beliefs;

namespace Holmes.Memory.Learning;

/// <summary>What must be remembered of an execution until it is over.</summary>
internal sealed class OpenExecution(string? userId, DateTimeOffset deadline)
{
    public string? UserId => userId;

    public DateTimeOffset Deadline => deadline;

    /// <summary>For strategies: kind of question, steps and teams; null for a question that needed no team.</summary>
    public string? Context { get; set; }

    public DateTimeOffset PlannedAt { get; set; }

    public string? Strategy { get; set; }

    public SortedDictionary<Guid, OpenDecision> Decisions { get; } = [];

    /// <summary>By step: what a repair that is decided next will be for.</summary>
    public SortedDictionary<string, FailedCall> Failed { get; } = new(StringComparer.Ordinal);

    public void Plan(string queryType, int steps, int teams, DateTimeOffset at) =>
        (Context, PlannedAt) = (steps == 0 ? null : StrategyContext.Of(queryType, steps, teams), at);
}

/// <summary>A decision that may still hear of an outcome.</summary>
/// <param name="Repairs">What failed, in a repair.</param>
internal sealed record OpenDecision(
    string QueryType, string Capability, string? Tactic, string? Problem, double Completeness, string Shape = "", FailedCall? Repairs = null);
