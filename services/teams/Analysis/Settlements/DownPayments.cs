using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Settlements;

/// <summary>
/// Leaving a sale by the down payment (민법 제565조): the buyer gives it up, the seller returns it double. What counts is the
/// amount agreed, also when only a part has been paid.
/// </summary>
public static class DownPayments
{
    private const string Before = "중도금 지급 등 상대방이 이행에 착수하기 전까지만 해제할 수 있습니다.";

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
            $"매수인이 해제하려면 약정한 계약금 {Won.Text(agreedWon)}을 포기해야 합니다.{Partly(agreedWon, paidWon)} {Before}",
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
        $"매도인이 해제하려면 받은 {Won.Text(paidWon)}에 약정 계약금 {Won.Text(agreedWon)}을 더한 {Won.Text(paidWon + agreedWon)}을 지급해야 합니다.{Partly(agreedWon, paidWon)} {Before}",
        Laws(agreedWon, paidWon),
        ["매수인이 중도금을 냈는지 확인합니다.", "배액을 실제로 제공하거나 공탁합니다.", "내용증명으로 해제 의사를 알립니다."],
        RuleBook.AsOf(today));

    private static string Partly(decimal agreed, decimal paid) =>
        paid < agreed ? " 일부만 주고받은 경우에도 기준은 실제 낸 돈이 아니라 약정한 계약금입니다." : string.Empty;

    private static string[] Laws(decimal agreed, decimal paid) =>
        paid < agreed ? [SettlementRules.DownPaymentLaw, SettlementRules.DownPaymentCase] : [SettlementRules.DownPaymentLaw];
}
