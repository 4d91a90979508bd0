namespace Holmes.Supervisor.Executions.Audit;

/// <summary>Something the log says that cannot be.</summary>
/// <param name="Rule">Which invariant: contiguous, oneStart, nothingAfterEnd, legal, …</param>
/// <param name="Version">The event; null where it is about the execution as a whole.</param>
public sealed record Violation(string Rule, Guid ExecutionId, long? Version, string Detail)
{
    public override string ToString() => $"{Rule,-16} {ExecutionId} {(Version is null ? "" : $"v{Version} ")}{Detail}";
}
