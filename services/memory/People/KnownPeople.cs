using System.Text.Json;
using Holmes.Contracts.Memory;
using Holmes.Memory.Conversations;
using Marten;

namespace Holmes.Memory.People;

/// <summary>Reads what is known of a person, and writes down what the person does to it.</summary>
public sealed class KnownPeople(IMemoryStore store, PersonSignal signal, TimeProvider clock)
{
    public async Task<KnownFacts> FindAsync(string userId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await FindAsync(session, userId, cancellation);
    }

    /// <summary>As it is told to others: nothing, where the person does not want to be remembered.</summary>
    public async Task<PersonRemembered> ToldAsync(string userId, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var known = await FindAsync(session, userId, cancellation);
        var sessions = await session.Query<Session>().Where(one => one.UserId == userId).ToListAsync(cancellation);
        return new(
            userId, at, known.Remembers ? [.. known.Facts.Select(fact => fact.ToContract())] : [], known.Remembers,
            [.. sessions.Where(one => one.Removed).Select(one => one.SessionId).Order()]);
    }

    public async Task<Guid> SayAsync(string userId, string kind, JsonElement value, CancellationToken cancellation) =>
        await AddAsync(new(Guid.CreateVersion7(clock.GetUtcNow()), userId, clock.GetUtcNow(), PersonEdit.Said, kind, value), cancellation);

    /// <param name="kind">Null for everything.</param>
    public Task ForgetAsync(string userId, string? kind, CancellationToken cancellation) =>
        AddAsync(new(Guid.CreateVersion7(clock.GetUtcNow()), userId, clock.GetUtcNow(), PersonEdit.Forgot, kind), cancellation);

    public Task SwitchAsync(string userId, bool remembers, CancellationToken cancellation) =>
        AddAsync(new(Guid.CreateVersion7(clock.GetUtcNow()), userId, clock.GetUtcNow(), remembers ? PersonEdit.On : PersonEdit.Off), cancellation);

    private async Task<Guid> AddAsync(PersonEdit edit, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.Insert(edit);
        if (edit.Kind == PersonEdit.Forgot)
        {
            var (statements, edits) = await OfAsync(session, edit.UserId, cancellation);
            Forget(session, edit, statements, edits);
        }

        session.Store(PersonChange.Of(edit.UserId, edit.At));
        await session.SaveChangesAsync(cancellation);
        signal.Raise();
        return edit.Id;
    }

    // What is forgotten is gone, and not only hidden: its value is in no row of memory's any more.
    private static void Forget(IDocumentOperations session, PersonEdit forgot, IReadOnlyList<Statement> statements, IReadOnlyList<PersonEdit> edits)
    {
        foreach (var statement in statements.Where(one => KnownFacts.Forgets(forgot, one.Kind, one.At)))
        {
            session.Delete(statement);
        }

        foreach (var said in edits.Where(edit => edit.Kind == PersonEdit.Said && KnownFacts.Forgets(forgot, edit.Fact!, edit.At)))
        {
            session.Delete(said);
        }
    }

    private static async Task<KnownFacts> FindAsync(IQuerySession session, string userId, CancellationToken cancellation)
    {
        var (statements, edits) = await OfAsync(session, userId, cancellation);
        return KnownFacts.Of(statements, edits);
    }

    private static async Task<(IReadOnlyList<Statement> Statements, IReadOnlyList<PersonEdit> Edits)> OfAsync(
        IQuerySession session, string userId, CancellationToken cancellation) => (
        await session.Query<Statement>().Where(one => one.UserId == userId).ToListAsync(cancellation),
        await session.Query<PersonEdit>().Where(one => one.UserId == userId).ToListAsync(cancellation));
}
