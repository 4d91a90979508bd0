namespace Holmes.Teams.Leases;

/// <summary>How long an instance may be silent before another takes its work over.</summary>
/// <param name="Length">A lease's time, by the clock of the database.</param>
/// <param name="RenewEvery">Well below the length, so that a slow moment costs nothing.</param>
/// <param name="LongAfter">A step that takes longer than this gets a lease; shorter ones cost nothing.</param>
public sealed record LeaseTimes(TimeSpan Length, TimeSpan RenewEvery, TimeSpan LongAfter)
{
    public static LeaseTimes Default { get; } = new(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2));

    /// <summary>How often a row that somebody else holds is looked at.</summary>
    public TimeSpan LookEvery => RenewEvery / 10;
}
