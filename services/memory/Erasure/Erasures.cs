using Holmes.Contracts.Memory;
using Holmes.Memory.Conversations;
using Holmes.Memory.People;
using Holmes.ServiceDefaults;
using Marten;
using MassTransit;
using Npgsql;

namespace Holmes.Memory.Erasure;

/// <summary>Erases people: here at once, elsewhere by asking until every owner of data has said that it is done.</summary>
public sealed partial class Erasures(IMemoryStore store, IBusControl bus, TimeProvider clock, ILogger<Erasures> logger) : BackgroundService
{
    private const int MostRaces = 8;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    /// <summary>Recorded before anybody is told: whatever fails then, it is asked for again.</summary>
    public async Task<PersonErasure> StartAsync(string userId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var erasure = new PersonErasure(PersonErased.PersonOf(userId), userId, now, new Dictionary<string, int>());
        await using (var session = store.LightweightSession())
        {
            session.Store(erasure);
            await session.SaveChangesAsync(cancellation);
        }

        var turns = await EraseTurnsAsync(userId, now, cancellation);
        erasure = await RecordAsync(erasure.Id, "memory", turns, now, cancellation) ?? erasure;
        try
        {
            await bus.HandOverAsync(new ErasePerson(userId, now), cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogNotAsked(logger, e);
        }

        return erasure;
    }

    /// <summary>An owner has erased. What the projections were about to write from what is gone now goes as well.</summary>
    public async Task CompleteAsync(PersonErased erased, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<PersonErasure>(erased.Person, cancellation) is { UserId: { } userId } erasure && erasure.Before <= erased.Before)
        {
            await EraseTurnsAsync(userId, erasure.Before, cancellation);
            await TellAgainAsync(userId, cancellation);
            await RecordAsync(erased.Person, erased.Owner, erased.Erased, erasure.Before, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        using var timer = new PeriodicTimer(AskAgain, clock);
        do
        {
            try
            {
                await using var session = store.QuerySession();
                foreach (var open in await session.Query<PersonErasure>().Where(one => one.CompletedAt == null).ToListAsync(stoppingToken))
                {
                    await bus.HandOverAsync(new ErasePerson(open.UserId!, open.Before), stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotAsked(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> EraseTurnsAsync(string userId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        var turns = await session.Query<Turn>().CountAsync(turn => turn.UserId == userId && turn.AskedAt <= before, cancellation);
        session.DeleteWhere<Turn>(turn => turn.UserId == userId && turn.AskedAt <= before);
        session.DeleteWhere<Session>(one => one.UserId == userId);
        session.DeleteWhere<Statement>(one => one.UserId == userId && one.At <= before);
        session.DeleteWhere<PersonEdit>(one => one.UserId == userId && one.At <= before);
        session.DeleteWhere<PersonChange>(one => one.UserId == userId);
        await session.SaveChangesAsync(cancellation);
        return turns;
    }

    // The owner forgot whatever it knew; what was said since then it is told once more.
    private async Task TellAgainAsync(string userId, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        if (await session.Query<Statement>().AnyAsync(one => one.UserId == userId, cancellation) || await session.Query<PersonEdit>().AnyAsync(one => one.UserId == userId, cancellation))
        {
            session.Store(PersonChange.Of(userId, clock.GetUtcNow()));
            await session.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Owners may report at once: whoever loses the race reads again.</summary>
    private async Task<PersonErasure?> RecordAsync(Guid person, string owner, int count, DateTimeOffset before, CancellationToken cancellation)
    {
        for (var races = 0; ; races++)
        {
            try
            {
                return await RecordOnceAsync(person, owner, count, before, cancellation);
            }
            catch (Exception e) when (races < MostRaces && IsLostRace(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * (races + 1)), clock, cancellation);
            }
        }
    }

    private async Task<PersonErasure?> RecordOnceAsync(Guid person, string owner, int count, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var session = await store.LightweightSerializableSessionAsync(cancellation);
        if (await session.LoadAsync<PersonErasure>(person, cancellation) is not { } erasure || erasure.Before != before)
        {
            return null; // asked for once more in the meantime: that one counts
        }

        erasure = erasure.With(owner, count, clock.GetUtcNow());
        session.Store(erasure);
        await session.SaveChangesAsync(cancellation);
        return erasure;
    }

    private static bool IsLostRace(Exception? e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        || e is JasperFx.ConcurrencyException || (e?.InnerException is { } inner && IsLostRace(inner));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The other services could not be asked to erase a person; they will be asked again.")]
    private static partial void LogNotAsked(ILogger logger, Exception exception);
}

public sealed class PersonErasedConsumer(Erasures erasures) : IConsumer<PersonErased>
{
    public Task Consume(ConsumeContext<PersonErased> context) => erasures.CompleteAsync(context.Message, context.CancellationToken);
}
