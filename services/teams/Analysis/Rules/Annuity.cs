namespace Holmes.Teams.Analysis.Rules;

/// <summary>
/// Loans with equal monthly payments (원리금균등상환): P·r(1+r)^n / ((1+r)^n − 1), r = yearly rate / 12, n = months.
/// Rates are percent a year, from 0 to <see cref="HighestRatePercent"/>; terms at most <see cref="LongestYears"/> years.
/// </summary>
public static class Annuity
{
    public const decimal HighestRatePercent = 30m;
    public const int LongestYears = 50;

    /// <summary>Whole won, half away from zero.</summary>
    public static decimal MonthlyPayment(decimal principal, decimal ratePercent, int months) =>
        Won.Round(principal / Factor(ratePercent, months));

    /// <summary>The largest loan that this payment repays, whole won, never rounded up; 0 for a negative payment.</summary>
    public static decimal Principal(decimal monthlyPayment, decimal ratePercent, int months) =>
        Won.Floor(monthlyPayment * Factor(ratePercent, months));

    /// <summary>What is still owed after some of the payments, whole won.</summary>
    public static decimal Remaining(decimal principal, decimal ratePercent, int months, int paidMonths) =>
        paidMonths >= months ? 0 : Won.Round(principal * Factor(ratePercent, months - paidMonths) / Factor(ratePercent, months));

    /// <summary>Present value of one won a month.</summary>
    private static decimal Factor(decimal ratePercent, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ratePercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratePercent, HighestRatePercent);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, LongestYears * 12);
        var rate = ratePercent / 1200m;
        return rate < 0.0000000001m ? months : (1 - 1 / Powers.Power(1 + rate, months)) / rate;
    }
}
