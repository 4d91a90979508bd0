using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;

namespace Holmes.Teams.Analysis.Returns;

/// <summary>Return on the owner's money, with the loan paid for and the taxes of the day. Whole won; percent to two places.</summary>
public static class Roi
{
    /// <param name="legalLoanWon">The most a bank may lend, when another step worked it out.</param>
    public static InvestmentReturn Of(RoiCase @case, decimal? legalLoanWon = null)
    {
        var costs = PurchaseCosts.Of(@case.PriceWon, @case.HomesOwned, @case.IsRegulated, false, @case.AreaM2, @case.Day).Sum(cost => cost.AmountWon);
        var flows = CashFlows.Of(@case);
        var growth = @case.PriceGrowthPercent;
        var low = Exits.Of(@case, "low", growth - RoiPremises.SpreadPercent, costs, flows);
        var expected = Exits.Of(@case, "base", growth, costs, flows);
        var high = Exits.Of(@case, "high", growth + RoiPremises.SpreadPercent, costs, flows);
        var invested = @case.OwnFundsWon + costs;
        var cashOnCash = Percent.Share(flows[0].NetWon, invested);
        var leverage = Percent.Share(@case.LoanWon + @case.DepositWon, @case.PriceWon);
        return new InvestmentReturn(
            @case.PriceWon,
            @case.OwnFundsWon,
            @case.LoanWon,
            costs,
            flows[0].NetRentWon,
            flows[0].LoanPaymentWon,
            flows[0].NetWon,
            Percent.Share(@case.MonthlyRentWon * 12, @case.PriceWon),
            cashOnCash,
            [low, expected, high],
            ReturnGrade.Of(expected, low, cashOnCash, leverage),
            ReturnRisks.Of(@case, flows[0], low, legalLoanWon),
            invested,
            @case.HoldingYears,
            RuleBook.AsOf(@case.Day));
    }
}
