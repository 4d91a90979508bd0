using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions.Audit;

/// <summary>
/// What the list of executions must say of one, small enough to be kept for millions: texts as their hashes, which mean
/// something within this process only.
/// </summary>
internal sealed record ExecutionEnd(
    ExecutionStatus Status,
    IntentType? Intent,
    int User,
    Guid SessionId,
    int Query,
    int Answer,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    long Version)
{
    private static readonly TimeSpan StoredPrecision = TimeSpan.FromMilliseconds(1);

    public static ExecutionEnd Of(ExecutionSummary summary, long version) => new(
        summary.Status, summary.Intent, HashOf(summary.UserId), summary.SessionId, HashOf(summary.Query), HashOf(summary.Answer),
        summary.StartedAt, summary.EndedAt, version);

    /// <summary>The fields in which the two differ, apart from the version.</summary>
    public IEnumerable<string> DifferencesFrom(ExecutionEnd other)
    {
        (string Field, bool Same)[] fields =
        [
            ("status", Status == other.Status),
            ("intent", Intent == other.Intent),
            ("userId", User == other.User),
            ("sessionId", SessionId == other.SessionId),
            ("query", Query == other.Query),
            ("answer", Answer == other.Answer),
            ("startedAt", IsSame(StartedAt, other.StartedAt)),
            ("endedAt", IsSame(EndedAt, other.EndedAt)),
        ];
        return fields.Where(field => !field.Same).Select(field => field.Field);
    }

    private static int HashOf(string? text) => text is null ? 0 : string.GetHashCode(text, StringComparison.Ordinal);

    private static bool IsSame(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? one == other : (one - other).Value.Duration() <= StoredPrecision;
}
