using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class TenancySettlementSection
{
    public static Rendering Render(TenancySettlement settlement, Asked asked)
    {
        var steps = settlement.Steps.OrNone();
        return Rendering.Of(
            Headlines(settlement, steps, asked),
            Part.Of("legal", asked.Say("정산과 절차", "Settlement and procedure"),
                $"{Markdown.Plain(asked.Word(settlement.Scenario))} · {asked.AsOf(settlement.RulesAsOf)}",
                Markdown.Table(
                    [asked.Say("항목", "Item"), asked.Say("금액", "Amount"), asked.Say("계산", "Calculation")],
                    settlement.Lines.OrNone().Select(line => new[] { line.Name, asked.WonExact(line.AmountWon), line.Formula })),
                Markdown.Plain(settlement.Explanation),
                Laws(settlement.Laws.OrNone(), asked),
                steps.Count == 0 ? null : $"{asked.Say("진행 순서", "Procedure")}\n\n{Markdown.Numbered(steps)}")).Advising(steps.Take(3).Select(Markdown.Plain));
    }

    /// <summary>
    /// What happens to money already paid is no amount to pay or to get back, so of a withdrawal the explanation comes first.
    /// </summary>
    private static IEnumerable<string?> Headlines(TenancySettlement settlement, IReadOnlyList<string> steps, Asked asked)
    {
        var laws = settlement.Laws.OrNone();
        var law = Markdown.Plain(laws.Count == 0 ? asked.AsOf(settlement.RulesAsOf) : $"{laws[0]}, {asked.AsOf(settlement.RulesAsOf)}");
        var explanation = $"{Markdown.Plain(settlement.Explanation)} ({law})";
        IEnumerable<string?> said = settlement.Scenario is "cancelByBuyer" or "cancelBySeller" && asked.Tongue == Tongue.Korean
            ? [explanation]
            : [Amounts(settlement, asked), explanation];
        return AsksHow(asked.Query) && steps.Count > 0 && asked.Tongue == Tongue.Korean
            ? said.Append(Markdown.Plain($"순서: {string.Join(" → ", steps.Take(3).Select(step => step.Split('(')[0].TrimEnd('.', ' ')))}."))
            : said;
    }

    private static bool AsksHow(string query) => query.Contains("어떻게", StringComparison.Ordinal) || query.Contains("방법", StringComparison.Ordinal);

    private static string? Amounts(TenancySettlement settlement, Asked asked)
    {
        var lines = settlement.Lines.OrNone();
        if (settlement.Scenario == "lateDepositReturn" && settlement.RefundableWon is { } due && lines is [var deposit, var interest, ..] && deposit.AmountWon + interest.AmountWon == due)
        {
            return Markdown.Plain(asked.Say(
                $"{deposit.Name}은 {asked.WonExact(deposit.AmountWon)}이고, {interest.Name}은 {asked.WonExact(interest.AmountWon)}({interest.Formula})입니다.",
                $"Due: the deposit of {asked.WonExact(deposit.AmountWon)} and interest of {asked.WonExact(interest.AmountWon)} ({interest.Formula})."));
        }

        var amounts = string.Join(", ", new[]
        {
            settlement.PayableWon is > 0 and { } payable ? asked.Say($"부담할 금액은 {asked.WonExact(payable)}", $"{asked.WonExact(payable)} to pay") : null,
            settlement.RefundableWon is > 0 and { } refundable ? asked.Say($"돌려받을 금액은 {asked.WonExact(refundable)}", $"{asked.WonExact(refundable)} to get back") : null,
        }.OrNone());
        return amounts.Length == 0
            ? null
            : asked.Say($"{asked.Word(settlement.Scenario)}의 경우 {amounts}입니다.", $"In case of {asked.Word(settlement.Scenario)}: {amounts}.");
    }

    private static string? Laws(IReadOnlyList<string> laws, Asked asked) =>
        laws.Count == 0 ? null : Markdown.Plain($"{asked.Say("근거", "Law")}: {string.Join(", ", laws)}");
}
