using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class TaxAmountSection
{
    public static Rendering Render(TaxAmount found, Asked asked) => Rendering.Of(
        [Markdown.Plain(Total(found, asked))],
        Part.Of("tax", Name(found, asked),
            asked.Say(
                $"{found.Basis} {asked.Won(found.BaseWon)}, 규정 {asked.AsOf(found.RulesAsOf)}",
                $"{asked.Won(found.BaseWon)} ({found.Basis}), rules {asked.AsOf(found.RulesAsOf)}"),
            Markdown.Table(
                [asked.Say("항목", "Item"), asked.Say("금액", "Amount"), asked.Say("계산", "Calculation"), asked.Say("근거", "Law")],
                found.Lines.OrNone().Select(line => new[] { line.Name, asked.WonExact(line.AmountWon), line.Formula, line.Law }))));

    private static string Name(TaxAmount found, Asked asked) => found.Tax == "gift"
        ? asked.Say("증여세", "Gift tax")
        : asked.Say("재산세", "Property tax");

    private static string Total(TaxAmount found, Asked asked)
    {
        var (amount, total) = (asked.Won(found.BaseWon), asked.WonExact(found.TotalWon));
        return (found.Tax, found.TotalWon) switch
        {
            ("gift", 0) => asked.Say(
                $"{amount}을 증여받으면 공제 안이어서 낼 증여세가 없습니다({found.Basis}, 규정 {asked.AsOf(found.RulesAsOf)}).",
                $"A gift of {amount} is within the deduction: no gift tax is due (rules {asked.AsOf(found.RulesAsOf)})."),
            ("gift", _) => asked.Say(
                $"{amount}을 증여받으면 증여세는 {total}입니다({found.Basis}, 규정 {asked.AsOf(found.RulesAsOf)}).",
                $"The tax on a gift of {amount} is {total} (rules {asked.AsOf(found.RulesAsOf)})."),
            _ => asked.Say(
                $"공시가격 {amount}인 집의 한 해 재산세는 도시지역분과 지방교육세를 더해 {total}입니다({found.Basis}, 규정 {asked.AsOf(found.RulesAsOf)}).",
                $"The yearly property tax on a home with an official price of {amount} is {total} with the urban part and the education tax (rules {asked.AsOf(found.RulesAsOf)})."),
        };
    }
}
