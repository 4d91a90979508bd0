using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static partial class TransactionCostsSection
{
    public static Rendering Render(TransactionCosts found, Asked asked) => Rendering.Of(
        [Fee(found, asked), Markdown.Plain(Total(found, asked))],
        Part.Of("costs", asked.Say("거래 비용", "Costs of the transaction"),
            asked.Say(
                $"금액 {asked.Won(found.PriceWon)}({Markdown.Plain(found.PriceBasis)}), 규정 {asked.AsOf(found.RulesAsOf)}",
                $"Amount {asked.Won(found.PriceWon)} ({Markdown.Plain(found.PriceBasis)}), rules {asked.AsOf(found.RulesAsOf)}"),
            Markdown.Table(
                [asked.Say("비용", "Cost"), asked.Say("금액", "Amount"), asked.Say("계산", "Calculation"), asked.Say("근거", "Law")],
                found.Costs.OrNone().Select(cost => new[] { cost.Name, asked.WonExact(cost.AmountWon), cost.Formula, cost.Law }))));

    /// <summary>Said first to who asks for the fee and not for the taxes.</summary>
    private static string? Fee(TransactionCosts found, Asked asked) =>
        found.TradeType == TradeType.Sale
        && !asked.Query.Contains('세')
        && found.Costs.OrNone().FirstOrDefault(cost => cost.Name == "중개보수") is { } fee
        && BrokersFee().IsMatch(asked.Query)
            ? Markdown.Plain(asked.Say(
                $"{asked.Won(found.PriceWon)} 매매의 중개보수는 많아도 {asked.WonExact(fee.AmountWon)}입니다(부가세 포함, {fee.Law}).",
                $"The broker's fee for a sale at {asked.Won(found.PriceWon)} is at most {asked.WonExact(fee.AmountWon)} (with VAT, {fee.Law})."))
            : null;

    [GeneratedRegex(@"복비|중개\s*(?:수수료|보수|료|비)|broker", RegexOptions.IgnoreCase)]
    private static partial Regex BrokersFee();

    private static string Total(TransactionCosts found, Asked asked)
    {
        var (place, price, total) = (found.Region is { } region ? $"{region} " : "", asked.Won(found.PriceWon), asked.WonExact(found.TotalWon));
        var lines = string.Join(", ", found.Costs.OrNone().Where(cost => cost.AmountWon > 0).Select(cost => $"{cost.Name} {asked.WonExact(cost.AmountWon)}"));
        return found.TradeType == TradeType.Sale
            ? asked.Say(
                $"{place}{price}에 사면 거래 비용은 모두 {total}입니다({lines}; 중개보수는 상한, 규정 {asked.AsOf(found.RulesAsOf)}).",
                $"Buying for {price} costs {total} more ({lines}; the broker's fee is the highest allowed, rules {asked.AsOf(found.RulesAsOf)}).")
            : asked.Say(
                $"{place}보증금 {price}의 임대차 중개보수는 많아도 {total}입니다(부가세 포함, 규정 {asked.AsOf(found.RulesAsOf)}). 임대차에는 취득세가 없습니다.",
                $"The broker's fee for a lease with a deposit of {price} is at most {total} (with VAT, rules {asked.AsOf(found.RulesAsOf)}); a lease has no acquisition tax.");
    }
}
