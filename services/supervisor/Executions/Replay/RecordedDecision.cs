namespace Holmes.Supervisor.Executions.Replay;

/// <summary>One command as the log shows it, with what was decided on it then and what today's deciders decide.</summary>
/// <param name="Version">Of the first event it led to.</param>
/// <param name="Request">The message it answers, as it was sent; null for what nobody was asked for.</param>
/// <param name="RequestedAt">When that was sent.</param>
/// <param name="Before">The execution as it stood.</param>
/// <param name="Command">Null where no command explains what the log holds.</param>
/// <param name="Problem">Why it cannot be decided again; null when it was.</param>
public sealed record RecordedDecision(
    long Version,
    object? Command,
    object? Request,
    DateTimeOffset RequestedAt,
    Execution Before,
    IReadOnlyList<StoredFact> Then,
    IReadOnlyList<IStoredEvent> Now,
    string? Problem = null);
