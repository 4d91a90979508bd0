namespace Holmes.Memory.Learning;

/// <summary>An event of the log, as far as learning looks at it. What a type of event does not have is null.</summary>
public sealed record LogRow(long Sequence, Guid Execution, string Type, DateTimeOffset At)
{
    public string? UserId { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    public string? QueryType { get; init; }

    public int Steps { get; init; }

    public int Teams { get; init; }

    /// <summary>Of a strategy.</summary>
    public string? Name { get; init; }

    public Guid? DecisionId { get; init; }

    public string? Capability { get; init; }

    public string? Tool { get; init; }

    public string? Outcome { get; init; }

    public double Quality { get; init; }

    public int Milliseconds { get; init; }

    public bool Reused { get; init; }

    public string? FailureClass { get; init; }

    public string? Tactic { get; init; }

    public string? Problem { get; init; }

    public double Completeness { get; init; } = 1;

    public string? StepId { get; init; }

    /// <summary>Names of a decision's arguments, in order.</summary>
    public string? Shape { get; init; }

    /// <summary>JSON, and only for those who ask for evidence: candidates, user segment, shadow, propensity.</summary>
    public string? Candidates { get; init; }

    public string? Shadow { get; init; }

    public string? UserSegment { get; init; }
}
