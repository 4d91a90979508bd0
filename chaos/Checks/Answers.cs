namespace Holmes.Chaos.Checks;

/// <summary>Answers of a run compared with those that were given while nothing was wrong.</summary>
internal sealed record Answers(int Same, int WithLosses, IReadOnlyList<Violation> Violations)
{
    public static Answers Compare(IEnumerable<IReadOnlyList<StoredEvent>> calm, IEnumerable<KeyValuePair<Guid, IReadOnlyList<StoredEvent>>> all)
    {
        var right = calm.Select(Told.Of).ToLookup(told => told.Work, told => told.Text);
        var told = all.Select(stream => (Id: stream.Key, Told: Told.Of(stream.Value))).ToList();
        var same = told.Where(one => right[one.Told.Work].Contains(one.Told.Text)).ToList();
        // What failed for a while and was made good, or was left out with a word about it, is honest; what differs without cause is not.
        var different = told.Except(same).ToLookup(one => one.Told.HadFailures);
        return new(same.Count, different[true].Count(), [.. different[false].Select(one => new Violation(
            "answer", one.Id, $"{one.Told.Work}: {one.Told.DifferenceFrom(right[one.Told.Work])}"))]);
    }
}
