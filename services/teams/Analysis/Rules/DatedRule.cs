namespace Holmes.Teams.Analysis.Rules;

/// <summary>What a rule says, the days on which it says so, and where it is written.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while no end is known.</param>
public sealed record DatedRule<T>(T Value, DateOnly From, DateOnly? To, string Source)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}
