using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;

namespace Holmes.Teams.Analysis.Returns;

/// <summary>What the owner receives and pays each year of holding. Whole won.</summary>
public static class CashFlows
{
    public static IReadOnlyList<CashFlow> Of(RoiCase @case) =>
        [.. Enumerable.Range(1, @case.HoldingYears).Select(year => OfYear(@case, year))];

    private static CashFlow OfYear(RoiCase @case, int year)
    {
        var months = @case.LoanYears * 12;
        var rent = @case.MonthlyRentWon * 12 * (1 - RoiPremises.VacancyPercent / 100) * Powers.Power(1 + RoiPremises.RentGrowthPercent / 100, year - 1);
        var costs = Percent.Of(@case.PriceWon, RoiPremises.UpkeepPercent) + PropertyTax.YearlyOf(@case.PriceWon);
        var owedBefore = Annuity.Remaining(@case.LoanWon, @case.LoanRatePercent, months, (year - 1) * 12);
        var owedAfter = Annuity.Remaining(@case.LoanWon, @case.LoanRatePercent, months, year * 12);
        var payments = Annuity.MonthlyPayment(@case.LoanWon, @case.LoanRatePercent, months) * Math.Clamp(months - (year - 1) * 12, 0, 12);
        var interest = Math.Max(payments - (owedBefore - owedAfter), 0);
        var tax = RentalIncomeTax.YearlyOf(rent, interest + costs, @case.PriceWon, @case.HomesOwned, @case.Day);
        return new(Won.Round(rent - costs - tax), payments);
    }
}

/// <param name="NetRentWon">Rent less vacancy, costs and tax.</param>
/// <param name="LoanPaymentWon">Interest and repayment.</param>
public sealed record CashFlow(decimal NetRentWon, decimal LoanPaymentWon)
{
    public decimal NetWon => NetRentWon - LoanPaymentWon;
}
