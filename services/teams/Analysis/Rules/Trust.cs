using Holmes.Contracts.Executions;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>Quality of a calculation whose formula is certain and whose inputs may not be.</summary>
public static class Trust
{
    private const double Lowest = 0.4;

    /// <summary>From 1 down: what moves the result most costs most when it had to be assumed.</summary>
    public static double Of(IReadOnlyList<Assumption> assumptions) =>
        Math.Max(Lowest, Math.Round(1 - assumptions.Sum(assumption => Weight(assumption.Field)), 2));

    private static double Weight(string field) => field switch
    {
        "priceWon" or "depositWon" => 0.2,
        "annualIncomeWon" or "monthlyRentWon" => 0.15,
        "region" => 0.1,
        _ => 0.05,
    };
}
