using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Policies;

/// <summary>Whether a condition is met: true, false, or null when what it needs was not given. Nothing missing counts as zero.</summary>
public static class PolicyConditions
{
    private const int NewlywedYears = 7;
    private const int YouthUntil = 39;

    public static bool? IsMet(PolicyCondition condition, PolicyMatchArguments person) => condition.Kind switch
    {
        "age" => Between(person.Age, condition),
        "assets" => Between(person.AssetsWon, condition),
        "homes" => Between(person.HomesOwned, condition),
        "area" => Between(person.AreaM2, condition),
        "children" => Between(person.Children, condition),
        "income" => UpTo(person.AnnualIncomeWon, condition, person),
        "price" => UpTo(person.PriceWon, condition, person),
        "deposit" => UpToByPlace(person.DepositWon, condition, person.Region),
        "marriage" => IsMarriedFor(person, condition.Max),
        "firstHome" => IsFirstHome(person),
        "householdHead" => person.IsHouseholdHead,
        "newborn" => person.Children == 0 ? false : person.HasNewborn,
        "elderlyParent" => person.SupportsElderlyParent,
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Kind, "No such kind of condition."),
    };

    /// <summary>Whether somebody belongs to a group for which more is allowed.</summary>
    public static bool? IsIn(string group, PolicyMatchArguments person) => group switch
    {
        "firstHome" => IsFirstHome(person),
        "newlywed" => IsMarriedFor(person, NewlywedYears),
        "children1" => person.Children is { } children ? children >= 1 : null,
        "children2" => person.Children is { } children ? children >= 2 : null,
        "children3" => person.Children is { } children ? children >= 3 : null,
        "over39" => person.Age is { } age ? age > YouthUntil : null,
        "dualIncome" => person.IsMarried == false ? false : null,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };

    private static bool? Between(decimal? value, PolicyCondition condition) =>
        value is null ? null : !(value < condition.Min) && !(value > condition.Max);

    private static bool? UpTo(decimal? value, PolicyCondition condition, PolicyMatchArguments person)
    {
        if (value is null)
        {
            return null;
        }

        if (value <= condition.Max)
        {
            return true;
        }

        // Over the usual maximum: one group that allows it settles it, one that may allow it leaves it open.
        var groups = (condition.Variants ?? new Dictionary<string, decimal>())
            .Where(variant => value <= variant.Value)
            .Select(variant => IsIn(variant.Key, person))
            .ToList();
        return groups.Contains(true) ? true : groups.Contains(null) ? null : false;
    }

    private static bool? UpToByPlace(decimal? value, PolicyCondition condition, Region? region)
    {
        var (capital, elsewhere) = (condition.Max, condition.MaxElsewhere ?? condition.Max);
        return (value, region) switch
        {
            (null, _) => null,
            (_, { }) => value <= (Places.IsCapitalArea(region) ? capital : elsewhere),
            _ when value <= Math.Min(capital ?? 0, elsewhere ?? 0) => true,
            _ when value > Math.Max(capital ?? 0, elsewhere ?? 0) => false,
            _ => null,
        };
    }

    private static bool? IsMarriedFor(PolicyMatchArguments person, decimal? mostYears) => person switch
    {
        { IsMarried: false } => false,
        { MarriageYears: { } years } => years <= mostYears,
        _ => null,
    };

    private static bool? IsFirstHome(PolicyMatchArguments person) => person.HomesOwned > 0 ? false : person.IsFirstHome;
}
