namespace Holmes.Supervisor.Executions;

/// <summary>One row of the log, not yet understood.</summary>
internal sealed record LogRow(Guid EventId, Guid ExecutionId, long Version, string Type, DateTimeOffset At, byte[] Data, string? CausationId = null, long Position = 0);
