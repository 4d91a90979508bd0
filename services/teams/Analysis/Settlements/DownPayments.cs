using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Settlements;

/// <summary>
/// Leaving a sale by the down payment (민법 제565조): the buyer gives it up, the seller returns it double. What counts is the
/// amount agreed, also when only a part has been paid.
/// </summary>
public static class DownPayments
{
    private const string Before = "중도금 지급 등 당사자 한쪽이 이행에 착수하기 전까지만 이렇게 해제할 수 있고, 이 경우 따로 손해배상을 청구하지 못합니다. 계약서에 다른 약정이 있으면 그에 따릅니다.";

    public static TenancySettlement ByBuyer(decimal agreedWon, decimal paidWon, DateOnly today)
    {
        var missing = Math.Max(agreedWon - paidWon, 0);
        return new(
            "cancelByBuyer",
            missing,
            0,
            [
                new("포기하는 계약금", Math.Min(paidWon, agreedWon), "이미 낸 계약금"),
                new("더 내야 하는 금액", missing, "약정 계약금 − 낸 금액"),
            ],
            $"매수인이 해제하면 {Forfeited(agreedWon, paidWon)}{Partly(agreedWon, paidWon)} {Before}",
            Laws(agreedWon, paidWon),
            ["계약서에서 약정 계약금과 해약 조항을 확인합니다.", "매도인이 이행에 착수했는지 확인합니다.", "내용증명으로 해제 의사를 알립니다.", "부족한 계약금이 있으면 함께 지급합니다."],
            RuleBook.AsOf(today));
    }

    public static TenancySettlement BySeller(decimal agreedWon, decimal paidWon, DateOnly today) => new(
        "cancelBySeller",
        paidWon + agreedWon,
        paidWon + agreedWon,
        [
            new("돌려주는 계약금", paidWon, "받은 계약금"),
            new("배상하는 금액", agreedWon, "약정 계약금과 같은 금액"),
        ],
        $"매도인이 해제하려면 {(paidWon == agreedWon ? $"받은 계약금 {Won.Text(paidWon)}의 두 배인" : $"받은 {Won.Text(paidWon)}에 약정 계약금 {Won.Text(agreedWon)}을 더한")} {Won.Text(paidWon + agreedWon)}을 매수인에게 지급해야 합니다.{Partly(agreedWon, paidWon)} {Before}",
        Laws(agreedWon, paidWon),
        ["매수인이 중도금을 냈는지 확인합니다.", "배액을 실제로 제공하거나 공탁합니다.", "내용증명으로 해제 의사를 알립니다."],
        RuleBook.AsOf(today));

    /// <summary>A provisional payment is forfeited only where a contract came about, or the parties agreed on that.</summary>
    public static TenancySettlement Provisional(TenancySettlement settlement) => settlement with
    {
        Explanation = "가계약금은 목적물·대금 같은 중요한 사항을 합의해 계약이 성립했는지, 포기하기로 하는 약정이 있었는지에 따라 다릅니다. 둘 다 아니라면 돌려받는 것이 원칙입니다. 계약이 성립해 계약금으로 보는 경우에는 다음과 같습니다: " + settlement.Explanation,
        Laws = [.. settlement.Laws, SettlementRules.ProvisionalCase],
    };

    private static string Forfeited(decimal agreed, decimal paid) => paid >= agreed
        ? $"이미 낸 계약금 {Won.Text(agreed)}을 포기해야 하므로 돌려받지 못합니다. 더 낼 돈은 없습니다."
        : $"이미 낸 {Won.Text(paid)}을 돌려받지 못하고, 약정한 계약금 {Won.Text(agreed)}에서 모자라는 {Won.Text(agreed - paid)}도 내야 합니다.";

    private static string Partly(decimal agreed, decimal paid) =>
        paid < agreed ? " 일부만 주고받은 경우에도 기준은 실제 낸 돈이 아니라 약정한 계약금입니다." : string.Empty;

    private static string[] Laws(decimal agreed, decimal paid) =>
        paid < agreed ? [SettlementRules.DownPaymentLaw, SettlementRules.DownPaymentCase] : [SettlementRules.DownPaymentLaw];
}
