using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class LoanSimulationSection
{
    public static Rendering Render(LoanSimulation loan, Asked asked) => Rendering.Of(
        [Markdown.Plain(string.Join(' ', new[] { TooMuch(loan, asked), Price(loan, asked) + Amount(loan, asked) }.OrNone())), OwnFunds(loan, asked)],
        Part.Of("loan", asked.Say("대출 한도", "Loan limits"),
            asked.Say(
                $"{Purpose(loan, asked)}, 규정 {asked.AsOf(loan.RulesAsOf)}, 가격 {asked.Won(loan.PriceWon)}({Markdown.Plain(loan.PriceBasis)})",
                $"{Purpose(loan, asked)}, rules {asked.AsOf(loan.RulesAsOf)}, price {asked.Won(loan.PriceWon)} ({Markdown.Plain(loan.PriceBasis)})"),
            Limits(loan, asked),
            Costs(loan, asked),
            Purchase(loan.Costs.OrNone(), asked),
            Scenarios(loan.Scenarios.OrNone(), asked)));

    private static string Amount(LoanSimulation loan, Asked asked) => loan.MaxLoanWon <= 0
        ? asked.Say(
            $"현재 조건으로는 대출이 나오지 않는 것으로 계산됩니다({Binding(loan, asked)}{Why(loan)}).",
            $"On these terms no loan is possible ({Binding(loan, asked)}).")
        : asked.Say(
            $"예상 대출 가능액은 최대 {asked.Won(loan.MaxLoanWon)}({Binding(loan, asked)})이고, {Borrowed(loan, asked)}연 {Readable.Percent(loan.RatePercent)}·{loan.TermYears}년이면 {(loan.Purpose == "jeonse" ? "월 이자" : "월 상환액")}{(loan.Purpose == "jeonse" ? "는" : "은")} {asked.Won(loan.MonthlyPaymentWon)}(월 소득의 {Readable.Percent(loan.BurdenPercent)})입니다.",
            $"The loan is likely limited to {asked.Won(loan.MaxLoanWon)} ({Binding(loan, asked)}); {Borrowed(loan, asked)}at {Readable.Percent(loan.RatePercent)} over {loan.TermYears} years that is {asked.Won(loan.MonthlyPaymentWon)} a month, all payments being {Readable.Percent(loan.BurdenPercent)} of income.");

    /// <summary>The rule behind a refusal, as the calculation words it.</summary>
    private static string Why(LoanSimulation loan) =>
        loan.Limits.OrNone().FirstOrDefault(limit => limit.Code == loan.BindingRule)?.Basis.OrNull() is { } basis ? $", {Markdown.Plain(basis)}" : "";

    /// <summary>Said when the question gives no price, so that the loan is not taken for one on the home that is meant.</summary>
    private static string Price(LoanSimulation loan, Asked asked) =>
        asked.Amount("priceWon") is null && asked.Arguments.ValueKind == System.Text.Json.JsonValueKind.Object && loan.Purpose == "mortgage" && loan.MaxLoanWon > 0 && loan.PriceBasis.OrNull() is { } basis
            ? asked.Say($"가격이 {asked.Won(loan.PriceWon)}({basis})인 집이라면 ", $"For a home of {asked.Won(loan.PriceWon)} ({basis}): ")
            : "";

    private static string? TooMuch(LoanSimulation loan, Asked asked) =>
        asked.Amount("wantedLoanWon") is { } wanted && wanted > loan.MaxLoanWon && loan.MaxLoanWon > 0
            ? asked.Say(
                $"원하는 대출 {asked.Won(wanted)}은 규정상 한도를 {asked.Won(wanted - loan.MaxLoanWon)} 넘습니다.",
                $"The wanted loan of {asked.Won(wanted)} is {asked.Won(wanted - loan.MaxLoanWon)} above the limit.")
            : null;

    private static string Binding(LoanSimulation loan, Asked asked)
    {
        var rule = Markdown.Plain(asked.Word(loan.BindingRule));
        return asked.Say($"{rule} 기준, 규정 {asked.AsOf(loan.RulesAsOf)}", $"by {rule}, rules {asked.AsOf(loan.RulesAsOf)}");
    }

    /// <summary>Said when less is wanted than is possible: the payments are those of what is wanted.</summary>
    private static string Borrowed(LoanSimulation loan, Asked asked) =>
        loan.LoanWon is { } wanted && wanted < loan.MaxLoanWon
            ? asked.Say($"{asked.Won(wanted)}을 빌려 ", $"borrowing {asked.Won(wanted)} ")
            : "";

    private static string OwnFunds(LoanSimulation loan, Asked asked)
    {
        var shortage = loan.ShortageWon is > 0 and { } missing
            ? asked.Say($", 가진 돈으로는 {asked.Won(missing)}이 모자랍니다", $"; {asked.Won(missing)} is missing")
            : "";
        return shortage.Length > 0
            ? asked.Say($"필요한 자기자금은 {asked.Won(loan.RequiredOwnFundsWon)}이며{shortage}.", $"Own funds needed: {asked.Won(loan.RequiredOwnFundsWon)}{shortage}.")
            : asked.Say($"필요한 자기자금은 {asked.Won(loan.RequiredOwnFundsWon)}입니다.", $"Own funds needed: {asked.Won(loan.RequiredOwnFundsWon)}.");
    }

    private static string Purpose(LoanSimulation loan, Asked asked)
    {
        var purpose = loan.Purpose == "jeonse" ? asked.Say("전세자금대출", "jeonse loan") : asked.Word(loan.Purpose);
        return Markdown.Plain(loan.Region is { } region ? $"{region} {purpose}" : purpose);
    }

    private static string Limits(LoanSimulation loan, Asked asked) => Markdown.Table(
        [asked.Say("한도 기준", "Limit"), asked.Say("가능액", "Amount"), asked.Say("비율", "Ratio"), asked.Say("계산 근거", "Basis"), asked.Say("출처", "Source")],
        loan.Limits.OrNone().Select(limit => new[]
        {
            limit.Code == loan.BindingRule ? asked.Say($"{limit.Code}(결정 기준)", $"{limit.Code} (decides)") : limit.Code,
            asked.Won(limit.AmountWon), limit.RatePercent is { } ratio ? Readable.Percent(ratio) : null, limit.Basis, limit.Source,
        }));

    private static string Costs(LoanSimulation loan, Asked asked) => Markdown.Pairs(
        asked.Say("항목", "Item"), asked.Say("금액·비율", "Figure"),
        [
            (asked.Say("대출 가능액(최대)", "Largest loan"), asked.Won(loan.MaxLoanWon)),
            (asked.Say("계산에 쓴 대출금", "Loan reckoned with"), asked.Won(loan.LoanWon)),
            (asked.Say("금리(연)", "Rate a year"), Readable.Percent(loan.RatePercent)),
            (asked.Say("기간", "Term"), asked.Say($"{loan.TermYears}년", $"{loan.TermYears} years")),
            (asked.Say("월 상환액", "Payment a month"), asked.Won(loan.MonthlyPaymentWon)),
            (asked.Say("총이자", "Total interest"), asked.Won(loan.TotalInterestWon)),
            (asked.Say("월 소득 대비 상환 부담", "Burden on income"), Readable.Percent(loan.BurdenPercent)),
            (asked.Say("취득 부대비용", "Acquisition costs"), asked.Won(loan.AcquisitionCostsWon)),
            (asked.Say("필요한 자기자금", "Own funds needed"), asked.Won(loan.RequiredOwnFundsWon)),
            (asked.Say("부족한 금액", "Missing"), loan.ShortageWon is { } missing ? asked.Won(Math.Max(0, missing)) : null),
            (asked.Say("실행 가능성", "Feasibility"), asked.Word(loan.Feasibility)),
        ]);

    private static string Purchase(IReadOnlyList<CostLine> costs, Asked asked) => Markdown.Table(
        [asked.Say("부대비용", "Cost"), asked.Say("금액", "Amount"), asked.Say("계산", "Calculation"), asked.Say("근거", "Law")],
        costs.Select(cost => new[] { cost.Name, asked.Won(cost.AmountWon), cost.Formula, cost.Law }));

    private static string Scenarios(IReadOnlyList<LoanScenario> scenarios, Asked asked) => Markdown.Table(
        [asked.Say("조건을 바꾸면", "Scenario"), asked.Say("변경", "Change"), asked.Say("대출 가능액", "Largest loan"), asked.Say("월 상환액", "Payment a month")],
        scenarios.Select(scenario => new[] { scenario.Name, scenario.Change, asked.Won(scenario.MaxLoanWon), asked.Won(scenario.MonthlyPaymentWon) }));
}
