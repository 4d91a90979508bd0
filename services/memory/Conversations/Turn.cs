using Holmes.Contracts;
using Holmes.Contracts.Executions;

namespace Holmes.Memory.Conversations;

/// <summary>One question and what came of it.</summary>
/// <param name="Id">The execution.</param>
/// <param name="Ended">completed, failed or cancelled; null while it runs.</param>
/// <param name="IsFork">Asked to see what else might have come of another one.</param>
public sealed record Turn(
    Guid Id,
    Guid SessionId,
    string UserId,
    string Query,
    DateTimeOffset AskedAt,
    IntentType? Intent = null,
    string? Answer = null,
    string? Ended = null,
    bool IsFork = false);

/// <summary>What a person did to a conversation: named it, or removed it from the list.</summary>
/// <param name="Id">Of session and person: who else writes under the same session id names and removes nothing of theirs.</param>
public sealed record Session(Guid Id, Guid SessionId, string UserId, string? Title = null, bool Removed = false)
{
    public static Session Of(Guid sessionId, string userId) => new(IdOf(sessionId, userId), sessionId, userId);

    public static Guid IdOf(Guid sessionId, string userId) => DerivedId.From("session", userId, sessionId.ToString());
}
