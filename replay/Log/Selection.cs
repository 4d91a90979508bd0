namespace Holmes.Replay.Log;

/// <param name="Ids">All without any.</param>
/// <param name="Since">Only executions that began then or later.</param>
/// <param name="Limit">Only so many, the latest.</param>
internal sealed record Selection(IReadOnlyCollection<Guid> Ids, DateTimeOffset? Since, int? Limit)
{
    /// <returns>The chosen, in the order in which they began.</returns>
    public IReadOnlyList<Guid> Of(IReadOnlyDictionary<Guid, DateTimeOffset> began) =>
        [.. began
            .Where(one => (Ids.Count == 0 || Ids.Contains(one.Key)) && (Since is null || one.Value >= Since))
            .OrderByDescending(one => one.Value).ThenBy(one => one.Key)
            .Take(Limit ?? int.MaxValue)
            .Reverse()
            .Select(one => one.Key)];
}
