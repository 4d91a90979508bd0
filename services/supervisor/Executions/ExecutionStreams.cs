using JasperFx.Events;
using Marten;

namespace Holmes.Supervisor.Executions;

/// <summary>Reading executions' streams.</summary>
public static class ExecutionStreams
{
    public static Execution Fold(this IEnumerable<IEvent> events, Guid id) =>
        events.Select(e => e.Data).OfType<IStoredEvent>().Aggregate(Execution.NotStarted(id), ExecutionFold.Evolve);

    public static StoredFact ToFact(this IEvent e) =>
        new(e.StreamId, e.Version, e.Timestamp, e.CausationId, (IStoredEvent)e.Data);

    /// <summary>What a message caused, when it was first delivered.</summary>
    public static async Task<IReadOnlyList<StoredFact>> CausedByAsync(
        this IQuerySession session, Guid executionId, string causationId, CancellationToken cancellation) =>
        [.. (await session.Events.FetchStreamAsync(executionId, token: cancellation))
            .Where(e => e.CausationId == causationId)
            .Select(ToFact)];
}
