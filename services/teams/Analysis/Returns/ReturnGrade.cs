using Holmes.Contracts.Tools;

namespace Holmes.Teams.Analysis.Returns;

/// <summary>A grade for an investment, A (best) to E.</summary>
public static class ReturnGrade
{
    /// <summary>
    /// 50 points, more or less by the expected exit, the first year's cash and the leverage. Whoever loses money in the low
    /// exit gets no better than C: a grade must not rest on growth alone.
    /// </summary>
    public static string Of(ExitScenario expected, ExitScenario low, decimal cashOnCashPercent, decimal leveragePercent)
    {
        var grade = Score(expected, cashOnCashPercent, leveragePercent) switch
        {
            >= 80 => "A",
            >= 65 => "B",
            >= 50 => "C",
            >= 35 => "D",
            _ => "E",
        };
        return low.TotalReturnWon < 0 && grade is "A" or "B" ? "C" : grade;
    }

    public static int Score(ExitScenario expected, decimal cashOnCashPercent, decimal leveragePercent) =>
        50
        + expected.RoiPercent switch { > 20 => 20, > 10 => 10, < 0 => -20, _ => 0 }
        + expected.AnnualReturnPercent switch { > 7 => 15, > 4 => 5, < 0 => -15, _ => 0 }
        + cashOnCashPercent switch { > 5 => 10, > 0 => 5, < -5 => -10, _ => 0 }
        + leveragePercent switch { > 80 => -10, <= 60 => 5, _ => 0 };
}
