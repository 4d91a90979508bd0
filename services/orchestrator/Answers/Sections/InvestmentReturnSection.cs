using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class InvestmentReturnSection
{
    public static Rendering Render(InvestmentReturn investment, Asked asked)
    {
        var exits = investment.Exits.OrNone();
        return Rendering.Of(
            [Headline(investment, exits, asked), CashFlow(investment, asked)],
            Part.Of("figures", asked.Say("투자 수익", "Investment return"), investment.RulesAsOf is { } day ? asked.Say($"세금·비용 규정 {asked.AsOf(day)}", $"Taxes and costs {asked.AsOf(day)}") : null, Basics(investment, asked), Exits(exits, asked)),
            MarketAnalysisSection.Risks(investment.Risks.OrNone(), asked));
    }

    private static string? Headline(InvestmentReturn investment, IReadOnlyList<ExitScenario> exits, Asked asked) =>
        (exits.FirstOrDefault(exit => exit.Name == "base") ?? exits.ElementAtOrDefault(exits.Count / 2)) is { } middle
            ? asked.Say(
                $"{investment.HoldingYears}년 보유하고 집값이 연 {Readable.Change(middle.PriceGrowthPercent)} 변한다고 보면 총수익률은 {Readable.Percent(middle.RoiPercent)}(연 {Readable.Percent(middle.AnnualReturnPercent)})로, 종합 등급은 {Markdown.Plain(asked.Word(investment.Grade))}(A가 가장 좋음)입니다.",
                $"Held for {investment.HoldingYears} years with prices changing by {Readable.Change(middle.PriceGrowthPercent)} a year, the total return is {Readable.Percent(middle.RoiPercent)} ({Readable.Percent(middle.AnnualReturnPercent)} a year): grade {Markdown.Plain(asked.Word(investment.Grade))} (A is best).")
            : null;

    private static string CashFlow(InvestmentReturn investment, Asked asked) => asked.Say(
        $"첫해 현금흐름은 {asked.Won(investment.FirstYearCashFlowWon)}, 자기자금 대비 {Readable.Percent(investment.CashOnCashPercent)}입니다.",
        $"The first year's cash flow is {asked.Won(investment.FirstYearCashFlowWon)}, {Readable.Percent(investment.CashOnCashPercent)} of the own funds.");

    private static string Basics(InvestmentReturn investment, Asked asked) => Markdown.Pairs(
        asked.Say("항목", "Item"), asked.Say("금액·비율", "Figure"),
        [
            (asked.Say("매입 가격", "Price"), asked.Won(investment.PriceWon)),
            (asked.Say("자기자금", "Own funds"), asked.Won(investment.OwnFundsWon)),
            (asked.Say("대출", "Loan"), asked.Won(investment.LoanWon)),
            (asked.Say("취득 비용", "Acquisition costs"), asked.Won(investment.AcquisitionCostsWon)),
            (asked.Say("첫날 드는 돈(자기자금+취득 비용)", "Paid in on the first day"), asked.Won(investment.InvestedWon)),
            (asked.Say("연 순임대수입", "Net rent a year"), asked.Won(investment.YearlyNetRentWon)),
            (asked.Say("연 대출 상환액", "Loan payments a year"), asked.Won(investment.YearlyLoanPaymentWon)),
            (asked.Say("첫해 현금흐름", "Cash flow of the first year"), asked.Won(investment.FirstYearCashFlowWon)),
            (asked.Say("표면 임대수익률", "Gross yield"), Readable.Percent(investment.GrossYieldPercent)),
            (asked.Say("자기자금 수익률", "Cash on cash"), Readable.Percent(investment.CashOnCashPercent)),
        ]);

    private static string Exits(IReadOnlyList<ExitScenario> exits, Asked asked) => Markdown.Table(
        [
            asked.Say("시나리오", "Scenario"), asked.Say("연 집값 변동", "Growth a year"), asked.Say("매도 가격", "Sale price"),
            asked.Say("남은 대출", "Remaining loan"), asked.Say("세금", "Tax"), asked.Say("총수익", "Total return"),
            asked.Say("총수익률", "Return"), asked.Say("연수익률", "Return a year"),
        ],
        exits.Select(exit => new[]
        {
            asked.Word(exit.Name), Readable.Change(exit.PriceGrowthPercent), asked.Won(exit.SalePriceWon),
            asked.Won(exit.RemainingLoanWon), asked.Won(exit.TaxWon), asked.Won(exit.TotalReturnWon),
            Readable.Percent(exit.RoiPercent), Readable.Percent(exit.AnnualReturnPercent),
        }));
}
