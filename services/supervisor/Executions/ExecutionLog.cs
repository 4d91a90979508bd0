using System.Threading.Channels;
using Holmes.ServiceDefaults;
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

    private static readonly TimeSpan HotFor = TimeSpan.FromMinutes(1); // another instance may have ended it
    private static readonly TimeSpan CoolEvery = TimeSpan.FromSeconds(10);

    private readonly Channel<Pending> queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly Dictionary<Guid, Hot> hot = [];
    private DateTimeOffset cooled;

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
            CoolUnused();
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
            var decided = batch.Select(pending => DecideOn(pending, now)).ToList();
            // To decide nothing, or to refuse, saves nothing, so no version guards it: from memory alone it may be wrong, for
            // another instance may have gone on in the meantime. It is decided again from the stream.
            var unproven = remembered
                .Except(decided.Where(one => one.Committed is { Facts.Count: > 0 }).Select(one => one.Pending.ExecutionId)).ToHashSet();
            decided.RemoveAll(one => unproven.Contains(one.Pending.ExecutionId));
            await SaveAsync(decided.Select(one => one.Committed).OfType<Committed>(), now, cancellation);
            feed.Tell(decided.SelectMany(one => one.Committed?.Facts ?? []));
            decided.ForEach(one => one.Tell());
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
            var isRace = IsLostRace(e);
            if (isRace && races < MostRaces)
            {
                await CommitEachAsync(batch.GroupBy(pending => pending.ExecutionId), races + 1, cancellation);
            }
            else if (batch.Count > 1 && !isRace && !Outage.Caused(e) && !cancellation.IsCancellationRequested)
            {
                // One of them cannot be stored. Its neighbours can.
                await CommitEachAsync(batch.GroupBy(pending => executions.Count > 1 ? pending.ExecutionId : (object)pending), races, cancellation);
            }
            else
            {
                LogNotSaved(logger, e, batch.Count);
                foreach (var pending in batch)
                {
                    pending.Done.TrySetException(ReasonOf(e, isRace));
                }
            }
        }
        finally
        {
            executions.ForEach(Cool);
        }
    }

    private async Task CommitEachAsync<T>(IEnumerable<IGrouping<T, Pending>> groups, int races, CancellationToken cancellation)
    {
        foreach (var group in groups.ToList())
        {
            await CommitAsync([.. group], races, cancellation);
        }
    }

    private Decided DecideOn(Pending pending, DateTimeOffset now)
    {
        var (before, version, _) = hot[pending.ExecutionId];
        try
        {
            var events = pending.Decide(before, now);
            var facts = events.Select((e, i) => new StoredFact(before.Id, version + i + 1, now, pending.CausationId, e)).ToList();
            var after = events.Aggregate(before, ExecutionFold.Evolve);
            hot[pending.ExecutionId] = new(after, version + events.Count, now);
            return new(pending, new(before, after, facts));
        }
        catch (Exception e) // a command that can never be decided fails alone, not with its neighbours
        {
            return new(pending, Refusal: e);
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
            hot[id] = new(Execution.NotStarted(id), 0, clock.GetUtcNow());
        }

        foreach (var stream in events.GroupBy(e => e.StreamId))
        {
            hot[stream.Key] = new(stream.Fold(stream.Key), stream.Count(), clock.GetUtcNow());
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

    /// <summary>What ended at another instance never comes here again.</summary>
    private void CoolUnused()
    {
        var now = clock.GetUtcNow();
        if (now - cooled < CoolEvery)
        {
            return;
        }

        cooled = now;
        foreach (var id in hot.Where(one => now - one.Value.UsedAt > HotFor).Select(one => one.Key).ToList())
        {
            hot.Remove(id);
        }
    }

    /// <summary>As whoever waits should hear it: races pass by themselves, and what the database cannot hold never does.</summary>
    private static Exception ReasonOf(Exception e, bool isRace) =>
        isRace ? new TimeoutException("Other instances went on with the execution each time; it is tried again.", e)
        : IsUnstorable(e) ? Invalid.Field("message", "holds what PostgreSQL cannot store, such as the character U+0000 or a number beyond its range.")
        : e;

    private static bool IsUnstorable(Exception? e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.NumericValueOutOfRange }
        || (e is not null && IsUnstorable(e.InnerException));

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

    private sealed record Hot(Execution State, long Version, DateTimeOffset UsedAt);

    private sealed record Decided(Pending Pending, Committed? Committed = null, Exception? Refusal = null)
    {
        public void Tell()
        {
            if (Committed is not null)
            {
                Pending.Done.TrySetResult(Committed);
            }
            else
            {
                Pending.Done.TrySetException(Refusal!);
            }
        }
    }

    private sealed record Pending(Guid ExecutionId, Decide Decide, string? CausationId)
    {
        public TaskCompletionSource<Committed> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
