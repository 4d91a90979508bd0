using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;

namespace Holmes.Teams.Analysis.Returns;

public static class ReturnRisks
{
    private const decimal HoldingTaxSingle = 12 * Won.Eok;
    private const decimal HoldingTaxSeveral = 9 * Won.Eok;

    /// <param name="legalLoanWon">The most a bank may lend, when another step worked it out.</param>
    public static IReadOnlyList<RiskFlag> Of(RoiCase @case, CashFlow firstYear, ExitScenario low, decimal? legalLoanWon)
    {
        var risks = new List<RiskFlag>();
        var leverage = Percent.Share(@case.LoanWon + @case.DepositWon, @case.PriceWon);
        Add(risks, leverage > 80, "leverageHigh", "high", $"대출과 보증금이 매매가의 {Percent.Text(leverage)}입니다. 가격이 조금만 내려도 자기자금을 잃을 수 있습니다.");
        Add(risks, leverage is > 60 and <= 80, "leverageMedium", "medium", $"대출과 보증금이 매매가의 {Percent.Text(leverage)}입니다.");
        Add(risks, @case.LoanWon > legalLoanWon, "loanOverLimit", "high", $"필요한 대출 {Won.Text(@case.LoanWon)}이 대출 한도 {Won.Text(legalLoanWon ?? 0)}를 넘습니다. 자기자금이 더 필요합니다.");
        Add(risks, firstYear.NetWon < 0, "negativeCashFlow", "medium", $"첫해 현금흐름이 {Won.Text(firstYear.NetWon)}입니다. 매년 자기자금을 더 넣어야 합니다.");
        Add(risks, low.TotalReturnWon < 0, "lossInLowExit", "medium", $"가격이 연 {Percent.Text(low.PriceGrowthPercent)} 오르는 경우 손실은 {Won.Text(low.TotalReturnWon)}입니다.");
        Add(
            risks,
            PropertyTax.OfficialPrice(@case.PriceWon) > (@case.HomesOwned == 0 ? HoldingTaxSingle : HoldingTaxSeveral),
            "comprehensiveHoldingTax",
            "low",
            "추정 공시가격이 종합부동산세 공제금액을 넘습니다. 종합부동산세는 계산에 포함하지 않았습니다.");
        return risks;
    }

    private static void Add(List<RiskFlag> risks, bool holds, string code, string severity, string text)
    {
        if (holds)
        {
            risks.Add(new RiskFlag(code, severity, text));
        }
    }
}
