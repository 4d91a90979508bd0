using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;

namespace Holmes.Teams.Analysis.Returns;

/// <summary>
/// What is left after selling. Gained: positive yearly cash flows, and the sale less the loan, the deposit, the broker and the tax.
/// Paid in: own funds, costs of buying, and every year in which the owner had to add money.
/// </summary>
public static class Exits
{
    public static ExitScenario Of(RoiCase @case, string name, decimal growthPercent, decimal purchaseCosts, IReadOnlyList<CashFlow> flows)
    {
        var sale = Won.Round(@case.PriceWon * Powers.Power(1 + growthPercent / 100, @case.HoldingYears));
        var fee = BrokerageFee.WithVat(BrokerageFee.OfSale(sale));
        var tax = CapitalGainsTax.Of(new HomeSale(
            sale,
            sale - @case.PriceWon - purchaseCosts - fee,
            @case.HoldingYears,
            @case.HomesOwned,
            @case.IsRegulated,
            @case.IsRegulated,
            @case.Day.AddYears(@case.HoldingYears)));
        var owed = Annuity.Remaining(@case.LoanWon, @case.LoanRatePercent, @case.LoanYears * 12, @case.HoldingYears * 12);
        var left = sale - fee - tax - owed - @case.DepositWon;
        var paidIn = @case.OwnFundsWon + purchaseCosts + flows.Sum(flow => Math.Max(-flow.NetWon, 0)) + Math.Max(-left, 0);
        var gained = flows.Sum(flow => Math.Max(flow.NetWon, 0)) + Math.Max(left, 0);
        var roi = Percent.Share(gained - paidIn, paidIn);
        return new(name, growthPercent, sale, owed, tax, gained - paidIn, roi, Powers.YearlyPercent(roi, @case.HoldingYears));
    }
}
