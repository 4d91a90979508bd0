using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Settlements;

/// <summary>The deposit at the end of a lease, and what is due when it does not come.</summary>
public static class DepositReturns
{
    /// <summary>What to do when the deposit is not returned.</summary>
    public static IReadOnlyList<string> IfUnpaid { get; } =
    [
        "보증금을 받지 못하면 이사하기 전에 관할 법원에 임차권등기명령을 신청합니다(임대차계약서, 등기사항증명서, 주민등록등본, 계약 종료를 알린 증거).",
        "등기사항증명서에 임차권등기가 기재된 것을 확인한 뒤에 이사합니다. 그래야 대항력과 우선변제권이 유지됩니다.",
        "지급명령을 신청하거나 보증금반환청구 소송을 냅니다. 반환보증에 가입했다면 보증기관에 이행을 청구합니다.",
    ];

    private static readonly string[] Laws = [SettlementRules.DepositLaw, "민법 제618조·제654조", SettlementRules.RegistrationLaw];

    private static readonly string[] LateLaws =
        [SettlementRules.LateInterestLaw, SettlementRules.LawsuitInterestLaw, SettlementRules.RegistrationLaw, "민법 제536조"];

    private static readonly string[] BeforeTheEnd =
        ["계약이 끝나기 6개월 전부터 2개월 전 사이에 종료 의사를 알립니다.", "집의 상태를 사진으로 남기고 공제 내역의 근거를 요구합니다.", "집을 인도하면서 보증금을 받습니다.", .. IfUnpaid];

    private static readonly string[] OnceLate = ["내용증명으로 보증금 반환을 요구합니다.", .. IfUnpaid];

    /// <summary>What holds whatever the deposit is.</summary>
    public static TenancySettlement AtTheEnd(DateOnly today) => new(
        "depositReturn", null, null, [],
        "임대인은 집을 돌려받는 것과 동시에 보증금을 돌려줘야 합니다. 통상의 사용으로 낡은 부분은 공제할 수 없습니다.",
        Laws, BeforeTheEnd, RuleBook.AsOf(today));

    public static TenancySettlement AtTheEnd(decimal depositWon, decimal unpaidWon, DateOnly today)
    {
        var returned = Math.Max(depositWon - unpaidWon, 0);
        var owed = Math.Max(unpaidWon - depositWon, 0);
        return new(
            "depositReturn",
            owed,
            returned,
            [
                new("보증금", depositWon, "계약서의 보증금"),
                new("공제", -Math.Min(unpaidWon, depositWon), "밀린 월세·관리비, 원상복구 비용"),
                new("돌려받는 금액", returned, "보증금 − 공제"),
            ],
            $"임대인은 집을 돌려받는 것과 동시에 {Won.Text(returned)}을 돌려줘야 합니다. 통상의 사용으로 낡은 부분은 공제할 수 없습니다." + (owed > 0 ? $" 밀린 금액이 보증금보다 {Won.Text(owed)} 많습니다." : string.Empty),
            Laws,
            BeforeTheEnd,
            RuleBook.AsOf(today));
    }

    /// <summary>What holds whatever the deposit is.</summary>
    public static TenancySettlement Late(DateOnly today) =>
        new("lateDepositReturn", null, null, [], Interest(today), LateLaws, OnceLate, RuleBook.AsOf(today));

    public static TenancySettlement Late(decimal depositWon, decimal unpaidWon, int? daysLate, DateOnly today)
    {
        var due = Math.Max(depositWon - unpaidWon, 0);
        var civil = SettlementRules.LateInterest.At(today).Value;
        var lawsuit = SettlementRules.LawsuitInterest.At(today).Value;
        List<SettlementLine> lines = [new("돌려받을 보증금", due, "보증금 − 공제")];
        lines.AddRange(daysLate is { } days
            ? [Line("지연손해금", due, civil, days), Line("소장 송달 다음 날부터라면", due, lawsuit, days)]
            : [Line("하루 지연손해금", due, civil, 1), Line("소장 송달 다음 날부터 하루", due, lawsuit, 1)]);
        return new(
            "lateDepositReturn",
            null,
            daysLate is { } late ? due + SettlementRules.Interest(due, civil, late) : due,
            lines,
            Interest(today),
            LateLaws,
            OnceLate,
            RuleBook.AsOf(today));
    }

    private static string Interest(DateOnly today) =>
        $"집을 인도한 다음 날부터 연 {Percent.Text(SettlementRules.LateInterest.At(today).Value)}, 소송을 내면 소장이 송달된 다음 날부터 연 {Percent.Text(SettlementRules.LawsuitInterest.At(today).Value)}의 지연손해금이 붙습니다. 집을 비워 주거나 인도를 제공해야 지연이 됩니다(동시이행).";

    private static SettlementLine Line(string name, decimal due, decimal rate, int days) =>
        new(name, SettlementRules.Interest(due, rate, days), $"{Won.Text(due)} × {Percent.Text(rate)} × {days}일 ÷ 365");
}
