using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;

namespace Holmes.Supervisor.Executions;

/// <summary>Reading executions' streams.</summary>
public static class ExecutionStreams
{
    public static Execution Fold(this IEnumerable<IEvent> events, Guid id) =>
        events.Select(e => e.Data).OfType<IStoredEvent>().Aggregate(Execution.NotStarted(id), ExecutionFold.Evolve);

    public static StoredFact ToFact(this IEvent e) =>
        new(e.StreamId, e.Version, e.Timestamp, e.CausationId, (IStoredEvent)e.Data);

    /// <summary>A whole stream in order, archived or not: to whoever reads, where it lies makes no difference.</summary>
    public static Task<IReadOnlyList<IEvent>> ReadStreamAsync(this IQuerySession session, Guid id, CancellationToken cancellation) =>
        session.Events.QueryAllRawEvents()
            .Where(e => e.MaybeArchived() && e.StreamId == id)
            .OrderBy(e => e.Version)
            .ToListAsync(cancellation);

    /// <summary>What a message caused, when it was first delivered.</summary>
    public static async Task<IReadOnlyList<StoredFact>> CausedByAsync(
        this IQuerySession session, Guid executionId, string causationId, CancellationToken cancellation) =>
        [.. (await session.ReadStreamAsync(executionId, cancellation))
            .Where(e => e.CausationId == causationId)
            .Select(ToFact)];
}
