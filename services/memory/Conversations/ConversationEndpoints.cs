using Holmes.Contracts.Memory;
using Holmes.Memory.Erasure;
using Holmes.Memory.People;
using Holmes.ServiceDefaults;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Memory.Conversations;

/// <summary>A person's conversations, and what is known of the person.</summary>
public static class ConversationEndpoints
{
    private const int LongestTitle = 200;

    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/sessions").WithTags("Sessions");
        sessions.MapGet("/", ListAsync).WithName("ListSessions");
        sessions.MapGet("/{id:guid}", GetAsync).WithName("GetSession");
        sessions.MapPatch("/{id:guid}", RenameAsync).WithName("RenameSession");
        sessions.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveSession");

        var me = routes.MapGroup("/api/memory/me").WithTags("Memory");
        me.MapGet("/", KnownAsync).WithName("KnownOfMe");
        me.MapDelete("/", ForgetAsync).WithName("ForgetMe");
        me.MapPerson();
    }

    private static async Task<Ok<SessionList>> ListAsync(HttpContext http, IMemoryStore store, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var userId = http.UserId();
        var turns = await session.Query<Turn>().Where(turn => turn.UserId == userId).OrderBy(turn => turn.AskedAt).ToListAsync(cancellation);
        var touched = (await session.Query<Session>().Where(one => one.UserId == userId).ToListAsync(cancellation)).ToDictionary(one => one.SessionId);
        return TypedResults.Ok(new SessionList([.. turns
            .GroupBy(turn => turn.SessionId)
            .Where(group => touched.GetValueOrDefault(group.Key) is not { Removed: true })
            .Select(group => SessionRow.Of([.. group], touched.GetValueOrDefault(group.Key)?.Title))
            .OrderByDescending(row => row.UpdatedAt)]));
    }

    private static async Task<Results<Ok<SessionDetail>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, IMemoryStore store, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var (turns, touched) = await FindAsync(session, id, http.UserId(), cancellation);
        return turns.Count == 0
            ? NoSuchSession(id)
            : TypedResults.Ok(new SessionDetail(SessionRow.Of(turns, touched?.Title), [.. turns.Select(TurnRow.Of)]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RenameAsync(
        Guid id, RenameRequest request, HttpContext http, IMemoryStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Title?.Trim() is not { Length: > 0 and <= LongestTitle } title)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "'title' cannot be used.", detail: $"Expected 1 to {LongestTitle} characters.");
        }

        return await TouchAsync(id, http, store, clock, session => session with { Title = title }, cancellation);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Guid id, HttpContext http, IMemoryStore store, TimeProvider clock, CancellationToken cancellation) =>
        TouchAsync(id, http, store, clock, session => session with { Removed = true }, cancellation);

    private static async Task<Ok<KnownOfMe>> KnownAsync(HttpContext http, IMemoryStore store, KnownPeople people, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var userId = http.UserId();
        var known = await people.FindAsync(userId, cancellation);
        var turns = session.Query<Turn>().Where(turn => turn.UserId == userId);
        var questions = await turns.CountAsync(cancellation);
        var sessions = await turns.Select(turn => turn.SessionId).Distinct().CountAsync(cancellation);
        var first = await turns.OrderBy(turn => turn.AskedAt).FirstOrDefaultAsync(cancellation);
        var last = await turns.OrderByDescending(turn => turn.AskedAt).FirstOrDefaultAsync(cancellation);
        var erasure = await session.LoadAsync<PersonErasure>(PersonErased.PersonOf(userId), cancellation);
        return TypedResults.Ok(new KnownOfMe(
            userId, sessions, questions, first?.AskedAt, last?.AskedAt, erasure is null ? null : ErasureState.Of(erasure), known.Remembers, known.Facts));
    }

    private static async Task<Accepted<ErasureState>> ForgetAsync(HttpContext http, Erasures erasures, CancellationToken cancellation) =>
        TypedResults.Accepted("/api/memory/me", ErasureState.Of(await erasures.StartAsync(http.UserId(), cancellation)));

    private static async Task<Results<NoContent, ProblemHttpResult>> TouchAsync(
        Guid id, HttpContext http, IMemoryStore store, TimeProvider clock, Func<Session, Session> change, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        var (turns, touched) = await FindAsync(session, id, http.UserId(), cancellation);
        if (turns.Count == 0)
        {
            return NoSuchSession(id);
        }

        session.Store(change(touched ?? Session.Of(id, http.UserId())));
        session.Store(PersonChange.Of(http.UserId(), clock.GetUtcNow())); // a session that was removed is not recalled
        await session.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<(IReadOnlyList<Turn> Turns, Session? Touched)> FindAsync(
        IQuerySession session, Guid id, string userId, CancellationToken cancellation)
    {
        var touched = await session.LoadAsync<Session>(Session.IdOf(id, userId), cancellation);
        return touched is { Removed: true }
            ? ([], touched)
            : (await session.Query<Turn>()
                .Where(turn => turn.SessionId == id && turn.UserId == userId)
                .OrderBy(turn => turn.AskedAt)
                .ToListAsync(cancellation), touched);
    }

    private static ProblemHttpResult NoSuchSession(Guid id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "There is no such session.", detail: $"No session {id} of this user is remembered.");
}

public sealed record RenameRequest(string? Title = null);

public sealed record SessionList(IReadOnlyList<SessionRow> Sessions);

public sealed record SessionDetail(SessionRow Session, IReadOnlyList<TurnRow> Turns);

public sealed record SessionRow(Guid SessionId, string Title, int Turns, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Named after its first question, until somebody names it.</summary>
    public static SessionRow Of(IReadOnlyList<Turn> turns, string? title) =>
        new(turns[0].SessionId, title ?? turns[0].Query, turns.Count, turns[0].AskedAt, turns[^1].AskedAt);
}

public sealed record TurnRow(Guid ExecutionId, string Query, DateTimeOffset AskedAt, Contracts.Executions.IntentType? Intent, string? Answer, string? Ended)
{
    public static TurnRow Of(Turn turn) => new(turn.Id, turn.Query, turn.AskedAt, turn.Intent, turn.Answer, turn.Ended);
}

/// <param name="Remembers">Whether what the person says of themselves is remembered and used.</param>
public sealed record KnownOfMe(
    string UserId, int Sessions, int Questions, DateTimeOffset? FirstSeen, DateTimeOffset? LastSeen, ErasureState? Erasure = null,
    bool Remembers = true, IReadOnlyList<KnownFact>? Facts = null);
