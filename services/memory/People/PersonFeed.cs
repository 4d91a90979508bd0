using System.Threading.Channels;
using Holmes.Contracts.Memory;
using Holmes.ServiceDefaults;
using Marten;
using Marten.Services;
using MassTransit;
using Npgsql;

namespace Holmes.Memory.People;

/// <summary>That what is known of somebody has changed; written with the change, so that it is told in the end.</summary>
/// <param name="Id">Of the person.</param>
public sealed record PersonChange(Guid Id, string UserId, DateTimeOffset At)
{
    public static PersonChange Of(string userId, DateTimeOffset at) => new(PersonErased.PersonOf(userId), userId, at);
}

/// <summary>Which change of a person's was told last. A row of its own: who changes never overwrites who tells, nor the other way round.</summary>
public sealed record PersonTold(Guid Id, DateTimeOffset Change, DateTimeOffset At);

/// <summary>Tells what is known of people, whenever it has changed.</summary>
public sealed partial class PersonFeed(
    IMemoryStore store, NpgsqlDataSource database, KnownPeople people, PersonSignal signal, IBusControl bus, TimeProvider clock, ILogger<PersonFeed> logger)
    : BackgroundService
{
    /// <summary>Before a process died, it may have told what nobody has heard.</summary>
    private static readonly TimeSpan MayBeLost = TimeSpan.FromMinutes(1);

    // As they are written, to the last digit: the database would round them.
    private const string Untold = $"""
        select d.data from {MemoryStorage.Schema}.mt_doc_personchange as d
        left join {MemoryStorage.Schema}.mt_doc_persontold as told on told.id = d.id
        where told.id is null or told.data ->> 'change' <> d.data ->> 'at'
        """;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        for (var isFirst = true; !stoppingToken.IsCancellationRequested; isFirst = false)
        {
            try
            {
                foreach (var due in await DueAsync(isFirst, stoppingToken))
                {
                    await TellAsync(due, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotTold(logger, e);
            }

            await signal.WaitAsync(LookAgain, clock, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<PersonChange>> DueAsync(bool withLost, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var due = await session.QueryAsync<PersonChange>(Untold, cancellation);
        if (!withLost || await session.Query<PersonTold>().OrderByDescending(one => one.At).FirstOrDefaultAsync(cancellation) is not { } last)
        {
            return due;
        }

        var from = last.At - MayBeLost;
        var lately = await session.Query<PersonTold>().Where(one => one.At >= from).Select(one => one.Id).ToListAsync(cancellation);
        return [.. due, .. await session.LoadManyAsync<PersonChange>(cancellation, [.. lately])];
    }

    /// <summary>
    /// Two instances may tell of one person at once. Whoever holds the lock reads and is given the moment by the database,
    /// so that the later moment is the later reading.
    /// </summary>
    private async Task TellAsync(PersonChange due, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var hold = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended(@person, 0))", connection))
        {
            hold.Parameters.AddWithValue("person", due.Id.ToString());
            await hold.ExecuteNonQueryAsync(cancellation);
        }

        await using var ask = new NpgsqlCommand("select clock_timestamp()", connection);
        var at = new DateTimeOffset((DateTime)(await ask.ExecuteScalarAsync(cancellation))!, TimeSpan.Zero);
        await bus.HandOverAsync(await people.ToldAsync(due.UserId, at, cancellation), cancellation);
        await using var session = store.LightweightSession();
        session.Store(new PersonTold(due.Id, due.At, at));
        await session.SaveChangesAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is known of a person could not be told; it will be tried again.")]
    private static partial void LogNotTold(ILogger logger, Exception exception);
}

/// <summary>Raised when there is something to tell of somebody. Many raises before anybody looks are one.</summary>
public sealed class PersonSignal : IChangeListener
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        try
        {
            await raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // nobody raised it; another instance may have written something meanwhile
        }
    }

    public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;

    public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (commit.Inserted.Concat(commit.Updated).OfType<PersonChange>().Any())
        {
            Raise();
        }

        return Task.CompletedTask;
    }
}
