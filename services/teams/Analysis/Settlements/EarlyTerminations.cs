using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;

namespace Holmes.Teams.Analysis.Settlements;

/// <summary>
/// A tenant who leaves before the end. After a tacit renewal, or one the tenant demanded, three months' notice suffices; within
/// the agreed term nothing gives a right to leave, and the rent runs on until a new tenant comes or the landlord agrees.
/// </summary>
public static class EarlyTerminations
{
    public static TenancySettlement Renewed(decimal depositWon, decimal monthlyRentWon, int? monthsLeft, DateOnly today)
    {
        var months = Math.Min(SettlementRules.NoticeMonths, monthsLeft ?? SettlementRules.NoticeMonths);
        return new(
            "earlyTermination",
            monthlyRentWon * months,
            depositWon,
            depositWon == 0 && monthlyRentWon == 0
                ? []
                :
                [
                    new("통지 후 종료까지의 월세", monthlyRentWon * months, $"월세 × {months}개월"),
                    new("돌려받는 보증금", depositWon, "종료일에 목적물 인도와 동시에"),
                ],
            $"묵시적 갱신이나 갱신요구권으로 갱신된 계약은 임차인이 언제든지 해지를 통지할 수 있고, 임대인이 통지를 받은 날부터 {SettlementRules.NoticeMonths}개월이 지나면 끝납니다. 새 임차인의 중개보수를 낼 의무는 없습니다.",
            [SettlementRules.TacitRenewalLaw, "주택임대차보호법 제6조의3 제4항"],
            ["해지 통지를 문자·내용증명 등 증거가 남는 방법으로 보냅니다.", "임대인이 받은 날부터 3개월 뒤를 종료일로 정합니다.", "종료일에 집을 비우고 보증금을 돌려받습니다.", .. DepositReturns.IfUnpaid],
            RuleBook.AsOf(today));
    }

    public static TenancySettlement WithinTerm(decimal depositWon, decimal monthlyRentWon, int? monthsLeft, DateOnly today)
    {
        var most = monthsLeft is { } months ? monthlyRentWon * months : (decimal?)null;
        var fee = BrokerageFee.WithVat(BrokerageFee.OfLease(depositWon, monthlyRentWon));
        List<SettlementLine> lines = [];
        if (most is { } rent)
        {
            lines.Add(new("남은 기간의 월세(최대)", rent, $"월세 × {monthsLeft}개월, 새 임차인이 들어오면 그때까지"));
        }

        lines.Add(new("새 임차인 중개보수(합의하는 경우, 상한)", fee, "보증금 + 월세 × 100에 임대차 상한요율, 부가세 10% 포함"));
        return new(
            "earlyTermination",
            most,
            null,
            lines,
            "계약 기간 중에는 임차인이 일방적으로 해지할 권리가 없어 임대인과 합의해야 합니다. 관행상 새 임차인을 구하고 중개보수를 부담하지만, 특약이 없으면 법으로 정해진 의무는 아닙니다.",
            ["민법 제635조·제636조", BrokerageFee.Law],
            ["계약서의 중도해지 특약을 확인합니다.", "임대인과 종료일과 비용을 서면으로 합의합니다.", "새 임차인을 구합니다.", "보증금을 돌려받는 날에 집을 인도합니다."],
            RuleBook.AsOf(today));
    }
}
