using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.People;
using Marten;

namespace Holmes.Supervisor.Executions;

/// <summary>Takes in a question: who asks, in which conversation, until when.</summary>
public sealed class Reception(ExecutionGate gate, ISupervisorStore store, KnownPeople people, IConfiguration configuration, TimeProvider clock, QuestionMeanings? meanings = null)
{
    public const int LongestQueryBytes = 8 * 1024;
    public const int LongestDeadlineSeconds = 24 * 60 * 60;
    public const int LongestInputSeconds = 30 * 24 * 60 * 60;
    private const int DefaultDeadlineSeconds = 10 * 60;
    private const int TurnsRemembered = 5;
    private const int TurnsSearched = 200;

    /// <exception cref="ValidationException">The question cannot be worked on; the message says which field and why.</exception>
    public async Task<Committed> AcceptAsync(
        StartExecution command, string? causationId, CancellationToken cancellation, bool again = false)
    {
        Validate(command, "query");
        var userId = command.UserId ?? Callers.LocalUser;
        var options = Complete(command.Options ?? new ExecutionOptions());
        var id = IdOf(command, userId);
        var query = command.Query.Trim().Normalize();
        var person = await people.FindAsync(userId, cancellation);
        var conversation = command.SessionId is { } session ? await ConversationAsync(userId, session, id, cancellation) : [];
        var accepted = new AcceptExecution(
            id,
            query,
            userId,
            command.SessionId ?? DerivedId.From("session", id.ToString()),
            options,
            conversation,
            DeadlineOf(options, clock.GetUtcNow()),
            command.IdempotencyKey,
            Activity.Current?.Id,
            Person: person.Facts is { Count: > 0 } facts ? facts : null,
            Recalled: conversation.Count == 0 && person.Recalls && Recall.IsWanted(query) ? await RecallAsync(query, userId, person, cancellation) : null);
        return await gate.PassAsync(id, (state, now) => ExecutionDecider.Decide(state, accepted, now), causationId, cancellation, again);
    }

    /// <summary>With the time people have to answer: whoever says only how long it may take gives people as long.</summary>
    public ExecutionOptions Complete(ExecutionOptions options) => options with
    {
        InputSeconds = options.InputSeconds ?? options.DeadlineSeconds ?? configuration.GetValue("Supervisor:InputSeconds", Questions.DefaultSeconds),
    };

    public DateTimeOffset DeadlineOf(ExecutionOptions options, DateTimeOffset now) =>
        now.AddSeconds(options.DeadlineSeconds ?? DefaultDeadlineSeconds);

    /// <summary>The same key of the same user is the same execution.</summary>
    private static Guid IdOf(StartExecution command, string userId) =>
        command.IdempotencyKey is { Length: > 0 } key ? DerivedId.From("execution", userId, key) : command.ExecutionId;

    private async Task<IReadOnlyList<PastTurn>> ConversationAsync(
        string userId, Guid sessionId, Guid except, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var turns = await session.Query<ExecutionSummary>()
            .Where(row => row.SessionId == sessionId && row.UserId == userId && row.Id != except)
            .OrderByDescending(row => row.StartedAt)
            .Take(TurnsRemembered)
            .ToListAsync(cancellation);
        return [.. turns.Reverse().Where(turn => turn.Intent is not null).Select(turn => turn.ToTurn())];
    }

    private async Task<IReadOnlyList<RecalledTurn>?> RecallAsync(string query, string userId, KnownPerson person, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var turns = await session.Query<ExecutionSummary>()
            .Where(row => row.UserId == userId && row.Status == ExecutionStatus.Completed)
            .OrderByDescending(row => row.StartedAt)
            .Take(TurnsSearched)
            .ToListAsync(cancellation);
        List<ExecutionSummary> told =
            [.. turns.Where(turn => turn.Intent is not (null or IntentType.Irrelevant or IntentType.Unclear) && !person.RemovedSessions.Contains(turn.SessionId))];
        var alike = meanings is null ? null : await meanings.FindAsync(Recall.Matter(query), userId, told, cancellation);
        return Recall.Find(query, told, alike) is { } recalled ? [recalled] : null;
    }

    /// <param name="query">What the question's field is called in what was sent.</param>
    public static void Validate(StartExecution command, string query)
    {
        Require(!string.IsNullOrWhiteSpace(command.Query), query, "is empty. Ask a question.");
        Require(Encoding.UTF8.GetByteCount(command.Query) <= LongestQueryBytes, query, $"is longer than {LongestQueryBytes} bytes. Shorten it.");
        Require(!command.Query.Contains('\0', StringComparison.Ordinal), query, "contains a NUL character. Remove it.");
        Require(IsWellFormed(command.Query), query, "contains half of a surrogate pair. Send valid Unicode.");
        Require(
            command.Options?.DeadlineSeconds is null or (>= 1 and <= LongestDeadlineSeconds),
            "options.deadlineSeconds", $"is not between 1 and {LongestDeadlineSeconds}.");
        Require(
            command.Options?.InputSeconds is null or (>= 1 and <= LongestInputSeconds),
            "options.inputSeconds", $"is not between 1 and {LongestInputSeconds}.");
        Require(
            command.ExecutionId != Guid.Empty || command.IdempotencyKey is { Length: > 0 },
            "executionId", "is empty. Send an id of your own making, or an idempotencyKey.");
    }

    private static void Require(bool holds, string field, string problem)
    {
        if (!holds)
        {
            throw Invalid.Field(field, problem);
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
