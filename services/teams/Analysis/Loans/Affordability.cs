using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>How well a loan can be carried.</summary>
public static class Affordability
{
    /// <summary>All monthly payments in percent of the monthly income; 999 when there is a payment and no income.</summary>
    public static decimal BurdenPercent(decimal yearlyIncomeWon, decimal monthlyPaymentsWon) =>
        yearlyIncomeWon > 0 ? Math.Min(Percent.Share(monthlyPaymentsWon * 12, yearlyIncomeWon), 999m)
        : monthlyPaymentsWon > 0 ? 999m : 0m;

    /// <summary>0 to 90: burden up to 30 points, share of the price up to 20, own funds 30, held back by the price and not by income 10.</summary>
    /// <param name="shortageWon">Null when the own funds are not known: the other points then count for the whole scale.</param>
    public static decimal Score(decimal burdenPercent, decimal loanToPricePercent, decimal? shortageWon, string bindingRule)
    {
        var points = BurdenPoints(burdenPercent) + LeveragePoints(loanToPricePercent) + (bindingRule == "LTV" ? 10 : 0);
        return shortageWon switch
        {
            null => points * 1.5m,
            > 0 => points,
            _ => points + 30,
        };
    }

    public static string Feasibility(decimal score, decimal maxLoanWon) => (score, maxLoanWon) switch
    {
        (_, <= 0) => "low",
        ( >= 70, _) => "high",
        ( >= 50, _) => "medium",
        _ => "low",
    };

    private static int BurdenPoints(decimal percent) => percent switch { < 20 => 30, < 30 => 20, < 40 => 10, _ => 0 };

    private static int LeveragePoints(decimal percent) => percent switch { < 40 => 20, < 60 => 15, _ => 5 };
}
