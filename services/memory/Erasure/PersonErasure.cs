namespace Holmes.Memory.Erasure;

/// <summary>That a person was erased, without saying who or what: nothing asked before is remembered, a rebuild included.</summary>
/// <param name="Id">Derived from the user id.</param>
/// <param name="UserId">Needed until everybody has erased; then it goes as well.</param>
/// <param name="Before">What was asked later stays.</param>
/// <param name="Done">Owners of data that have erased theirs, with how much it was.</param>
public sealed record PersonErasure(
    Guid Id, string? UserId, DateTimeOffset Before, IReadOnlyDictionary<string, int> Done, DateTimeOffset? CompletedAt = null)
{
    public static readonly IReadOnlyList<string> Owners = ["memory", "supervisor", "teams"];

    public PersonErasure With(string owner, int erased, DateTimeOffset now)
    {
        var done = new SortedDictionary<string, int>(Done.ToDictionary(), StringComparer.Ordinal) { [owner] = Done.GetValueOrDefault(owner) + erased };
        var isComplete = Owners.All(done.ContainsKey);
        return this with { Done = done, CompletedAt = isComplete ? CompletedAt ?? now : null, UserId = isComplete ? null : UserId };
    }
}

/// <param name="CompletedAt">When the last owner had erased; null until then.</param>
public sealed record ErasureState(DateTimeOffset RequestedAt, DateTimeOffset? CompletedAt, IReadOnlyDictionary<string, int> Erased)
{
    public static ErasureState Of(PersonErasure erasure) => new(erasure.Before, erasure.CompletedAt, erasure.Done);
}
