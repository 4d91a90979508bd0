using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class TenancySettlementSection
{
    public static Rendering Render(TenancySettlement settlement, Asked asked)
    {
        var steps = settlement.Steps.OrNone();
        return Rendering.Of(
            [Amounts(settlement, asked), Markdown.Plain(settlement.Explanation)],
            Part.Of("legal", asked.Say("정산과 절차", "Settlement and procedure"),
                $"{Markdown.Plain(asked.Word(settlement.Scenario))} · {asked.AsOf(settlement.RulesAsOf)}",
                Markdown.Table(
                    [asked.Say("항목", "Item"), asked.Say("금액", "Amount"), asked.Say("계산", "Calculation")],
                    settlement.Lines.OrNone().Select(line => new[] { line.Name, asked.WonExact(line.AmountWon), line.Formula })),
                Markdown.Plain(settlement.Explanation),
                Laws(settlement.Laws.OrNone(), asked),
                steps.Count == 0 ? null : $"{asked.Say("진행 순서", "Procedure")}\n\n{Markdown.Numbered(steps)}")).Advising(steps.Take(3).Select(Markdown.Plain));
    }

    private static string? Amounts(TenancySettlement settlement, Asked asked)
    {
        var amounts = string.Join(", ", new[]
        {
            settlement.PayableWon is { } payable ? asked.Say($"부담할 금액은 {asked.WonExact(payable)}", $"{asked.WonExact(payable)} to pay") : null,
            settlement.RefundableWon is { } refundable ? asked.Say($"돌려받을 금액은 {asked.WonExact(refundable)}", $"{asked.WonExact(refundable)} to get back") : null,
        }.OrNone());
        return amounts.Length == 0
            ? null
            : asked.Say(
                $"{asked.Word(settlement.Scenario)}의 경우 {amounts}입니다({asked.AsOf(settlement.RulesAsOf)}).",
                $"In case of {asked.Word(settlement.Scenario)}: {amounts} ({asked.AsOf(settlement.RulesAsOf)}).");
    }

    private static string? Laws(IReadOnlyList<string> laws, Asked asked) =>
        laws.Count == 0 ? null : Markdown.Plain($"{asked.Say("근거", "Law")}: {string.Join(", ", laws)}");
}
