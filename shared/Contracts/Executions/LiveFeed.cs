using System.Text.Json;
using MassTransit;

namespace Holmes.Contracts.Executions;

/// <summary>
/// Events just committed, of any executions, for whoever shows them live: one message for everything that was
/// committed together. A hint, not a record: who misses one reads the log from where it was.
/// </summary>
[MessageUrn("holmes:events-committed:v1"), EntityName("holmes.events-committed.v1")]
public sealed record EventsCommitted(IReadOnlyList<LoggedEvent> Events);

/// <summary>An event as it stands in the log.</summary>
/// <param name="Version">Of the execution's stream, contiguous from 1.</param>
/// <param name="Event">ExecutionStarted, ToolSelected, …</param>
public sealed record LoggedEvent(
    Guid ExecutionId,
    long Version,
    string Event,
    DateTimeOffset OccurredAt,
    string? CausationId,
    JsonElement Data);
