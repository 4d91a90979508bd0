namespace Holmes.Teams.Analysis.Policies;

/// <summary>A support policy as it is on the days from <paramref name="From"/> to <paramref name="To"/>. Amounts in won.</summary>
/// <param name="Id">The same for all versions of a policy.</param>
/// <param name="Kind">loan, subsidy, publicHousing, tax, subscription.</param>
/// <param name="Purposes">purchase, jeonse, monthly, subscription.</param>
/// <param name="LimitElsewhereWon">Outside the capital area, where it differs.</param>
public sealed record Policy(
    string Id,
    string Name,
    string Kind,
    IReadOnlyList<string> Purposes,
    DateOnly From,
    string Benefit,
    string Source,
    IReadOnlyList<PolicyCondition> Conditions,
    DateOnly? To = null,
    decimal? MinRatePercent = null,
    decimal? MaxRatePercent = null,
    decimal? LimitWon = null,
    decimal? LimitElsewhereWon = null)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <param name="Kind">age, income, assets, homes, price, deposit, area, marriage, children, firstHome, householdHead, newborn, elderlyParent.</param>
/// <param name="MaxElsewhere">Outside the capital area, where it differs.</param>
/// <param name="Variants">A higher maximum for some: firstHome, newlywed, children1 to children3, over39, dualIncome.</param>
public sealed record PolicyCondition(
    string Kind,
    string Text,
    decimal? Min = null,
    decimal? Max = null,
    decimal? MaxElsewhere = null,
    IReadOnlyDictionary<string, decimal>? Variants = null);

public sealed record PolicyFile(DateOnly VerifiedOn, IReadOnlyList<Policy> Policies);
