using System.Threading.Channels;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Npgsql;
using ExistingStreamIdCollisionException = Marten.Exceptions.ExistingStreamIdCollisionException;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// The one place where executions' streams are written. Decisions that arrive while others are being saved are saved
/// together, in one transaction and one round trip; each caller waits for its own. Nothing waits for company.
/// </summary>
/// <remarks>
/// Executions that are worked on stay folded in memory, guarded by the version they were saved at: whoever loses a race
/// to another instance reads the stream again and decides again.
/// </remarks>
public sealed partial class ExecutionLog(ISupervisorStore store, LiveFeed feed, TimeProvider clock, ILogger<ExecutionLog> logger)
    : BackgroundService
{
    private const int LargestBatch = 256;
    private const int MostHot = 20_000;
    private const int MostRaces = 8;

    private readonly Channel<Pending> queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly Dictionary<Guid, Hot> hot = [];

    /// <summary>Decides on the execution as it stands and commits what was decided.</summary>
    /// <exception cref="Exception">It could not be saved; whether it was is in doubt, so decide again.</exception>
    public async Task<Committed> CommitAsync(
        Guid executionId, Decide decide, string? causationId, CancellationToken cancellation)
    {
        var pending = new Pending(executionId, decide, causationId);
        await queue.Writer.WriteAsync(pending, cancellation);
        return await pending.Done.Task.WaitAsync(cancellation);
    }

    public delegate IReadOnlyList<IStoredEvent> Decide(Execution state, DateTimeOffset now);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Pending>();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await CommitAsync(batch, races: 0, stoppingToken);
        }
    }

    private async Task CommitAsync(IReadOnlyList<Pending> batch, int races, CancellationToken cancellation)
    {
        var executions = batch.Select(pending => pending.ExecutionId).Distinct().ToList();
        try
        {
            var remembered = executions.Where(hot.ContainsKey).ToList();
            await ReadAsync(executions, cancellation);
            var now = clock.GetUtcNow();
            var decided = batch.Select(pending => (Pending: pending, Committed: DecideOn(pending, now))).ToList();
            // To decide nothing saves nothing, so no version guards it: from memory alone it may be wrong, for another
            // instance may have gone on in the meantime. It is decided again from the stream.
            var unproven = remembered
                .Except(decided.Where(one => one.Committed is { Facts.Count: > 0 }).Select(one => one.Pending.ExecutionId)).ToHashSet();
            decided.RemoveAll(one => unproven.Contains(one.Pending.ExecutionId));
            await SaveAsync(decided.Select(one => one.Committed).OfType<Committed>(), now, cancellation);
            feed.Tell(decided.SelectMany(one => one.Committed?.Facts ?? []));
            decided.ForEach(one => one.Pending.Done.TrySetResult(one.Committed!));
            if (unproven.Count > 0)
            {
                executions.RemoveAll(unproven.Contains);
                unproven.ToList().ForEach(id => hot.Remove(id));
                await CommitAsync([.. batch.Where(pending => unproven.Contains(pending.ExecutionId))], races, cancellation);
            }
        }
        catch (Exception e)
        {
            executions.ForEach(id => hot.Remove(id));
            if (!IsLostRace(e) || races >= MostRaces)
            {
                LogNotSaved(logger, e, batch.Count);
                foreach (var pending in batch)
                {
                    pending.Done.TrySetException(e);
                }
            }
            else
            {
                foreach (var group in batch.GroupBy(pending => pending.ExecutionId).ToList())
                {
                    await CommitAsync([.. group], races + 1, cancellation);
                }
            }
        }
        finally
        {
            executions.ForEach(Cool);
        }
    }

    private Committed? DecideOn(Pending pending, DateTimeOffset now)
    {
        if (pending.Done.Task.IsCompleted)
        {
            return null;
        }

        var (before, version) = hot[pending.ExecutionId];
        try
        {
            var events = pending.Decide(before, now);
            var facts = events.Select((e, i) => new StoredFact(before.Id, version + i + 1, now, pending.CausationId, e)).ToList();
            var after = events.Aggregate(before, ExecutionFold.Evolve);
            hot[pending.ExecutionId] = new(after, version + events.Count);
            return new(before, after, facts);
        }
        catch (Exception e) // a command that can never be decided fails alone, not with its neighbours
        {
            pending.Done.TrySetException(e);
            return null;
        }
    }

    private async Task SaveAsync(IEnumerable<Committed> decided, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        Stage(session, decided, now);
        await session.SaveChangesAsync(cancellation);
    }

    internal static void Stage(IDocumentSession session, IEnumerable<Committed> decided, DateTimeOffset now)
    {
        foreach (var group in decided.Where(one => one.Facts.Count > 0).GroupBy(one => one.After.Id))
        {
            var (facts, whole) = (group.SelectMany(one => one.Facts).ToList(), new Committed(group.First().Before, group.Last().After, []));
            var wrapped = facts.Select(fact => Wrap(session, fact)).ToList();
            if (facts[0].Version == 1)
            {
                session.Events.StartStream(whole.After.Id, wrapped);
            }
            else
            {
                session.Events.Append(whole.After.Id, facts[^1].Version, wrapped);
            }

            if (ExecutionSummary.Changes(whole))
            {
                session.Store(ExecutionSummary.Of(whole.After, now));
            }

            OpenExecutions.Track(session, whole, now);
        }
    }

    private static object Wrap(IDocumentSession session, StoredFact fact)
    {
        var wrapped = session.Events.BuildEvent(fact.Data);
        wrapped.Id = fact.Id;
        wrapped.CausationId = fact.CausationId;
        wrapped.Timestamp = fact.At;
        return wrapped;
    }

    /// <summary>Reads, in one query, the executions that are not in memory.</summary>
    private async Task ReadAsync(IEnumerable<Guid> executions, CancellationToken cancellation)
    {
        var cold = executions.Where(id => !hot.ContainsKey(id)).ToArray();
        if (cold.Length == 0)
        {
            return;
        }

        await using var session = store.QuerySession();
        var events = await session.Events.QueryAllRawEvents()
            .Where(e => e.MaybeArchived() && e.StreamId.IsOneOf(cold)) // what comes late must find an archived execution over
            .OrderBy(e => e.StreamId).ThenBy(e => e.Version)
            .ToListAsync(cancellation);
        foreach (var id in cold)
        {
            hot[id] = new(Execution.NotStarted(id), 0);
        }

        foreach (var stream in events.GroupBy(e => e.StreamId))
        {
            hot[stream.Key] = new(stream.Fold(stream.Key), stream.Count());
        }
    }

    /// <summary>An execution that is over, or was never started, is not worth its memory.</summary>
    private void Cool(Guid id)
    {
        if (hot.TryGetValue(id, out var kept) && (!kept.State.IsOpen || hot.Count > MostHot))
        {
            hot.Remove(id);
        }
    }

    private static bool IsLostRace(Exception? e) => e switch
    {
        null => false,
        ConcurrencyException or ExistingStreamIdCollisionException or JasperFx.Events.ExistingStreamIdCollisionException or EventStreamUnexpectedMaxEventIdException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true, // Marten knows a stream that is there by the name of a key, and a partition's is another
        AggregateException many => many.InnerExceptions.Any(IsLostRace),
        _ => IsLostRace(e.InnerException),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Count} decisions was not saved.")]
    private static partial void LogNotSaved(ILogger logger, Exception exception, int count);

    private sealed record Hot(Execution State, long Version);

    private sealed record Pending(Guid ExecutionId, Decide Decide, string? CausationId)
    {
        public TaskCompletionSource<Committed> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
