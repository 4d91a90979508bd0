namespace Holmes.Notifier.Log;

/// <summary>One event of an execution as it stands in the log, its data passed through as stored.</summary>
/// <param name="Version">Of the execution's stream, contiguous from 1.</param>
/// <param name="Event">ExecutionStarted, ToolSelected, …</param>
/// <param name="Data">A JSON object in UTF-8, on one line.</param>
public sealed record LogEntry(long Version, string Event, DateTimeOffset OccurredAt, string? CausationId, byte[] Data);
