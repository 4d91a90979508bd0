using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>
/// What a bank may lend for a jeonse deposit, interest only: 80 % of the deposit, at most what a guarantor covers, and
/// for the owner of one home in the capital area or a regulated area the DSR on the interest. Whole won, rounded down.
/// </summary>
public static class JeonseLimits
{
    public const decimal DepositPercent = 80m;

    /// <summary>Terms follow the lease.</summary>
    public const int TermYears = 2;

    private const string Guarantors = "전세대출 보증기관 내규 (SGI 서울보증, HUG, 한국주택금융공사)";

    /// <summary>Highest loan for somebody who owns one home, in the capital area or a regulated area, won.</summary>
    public static IReadOnlyList<DatedRule<decimal>> OneHomeCap { get; } = DatedRules.InOrder<decimal>(
        ("2023-03-02", 3 * Won.Eok, Guarantors + ": 1주택자 최대 3억원(SGI)"),
        ("2025-09-08", 2 * Won.Eok, "주택공급 확대방안·대출수요 관리 (2025-09-07): 수도권·규제지역 1주택자 2억원"));

    /// <summary>From this day the interest of a home owner's jeonse loan counts in the DSR.</summary>
    public static IReadOnlyList<DatedRule<bool>> InterestCounts { get; } = DatedRules.InOrder<bool>(
        ("2023-03-02", false, "전세대출 DSR 적용 제외"),
        ("2025-10-29", true, "주택시장 안정화 대책 (2025-10-15): 1주택자 전세대출 이자 DSR 반영"));

    public static IReadOnlyList<LoanLimit> Of(LoanCase @case) =>
    [
        .. new[] { Share(@case), Guarantee(@case), Dsr(@case) }.OfType<LoanLimit>(),
    ];

    private static LoanLimit Share(LoanCase @case) => new(
        "LTV",
        Won.Floor(Percent.Of(@case.PriceWon, DepositPercent)),
        DepositPercent,
        $"전세보증금의 {Percent.Text(DepositPercent)}",
        Guarantors);

    private static LoanLimit Guarantee(LoanCase @case) => @case.Borrower.HomesOwned switch
    {
        0 => new("CAP", 5 * Won.Eok, null, "무주택자 보증 한도 5억원(SGI). HUG·한국주택금융공사는 4억원, 보증금 7억원(지방 5억원) 이하", Guarantors),
        1 => OneHome(@case),
        _ => new("CAP", 0, null, "2주택 이상은 전세대출 보증이 제한됩니다", Guarantors),
    };

    private static LoanLimit OneHome(LoanCase @case)
    {
        var rule = @case.Area.IsTight ? OneHomeCap.At(@case.Day) : OneHomeCap[0];
        return new("CAP", rule.Value, null, $"1주택자 전세대출 한도 {Won.Text(rule.Value)}", rule.Source);
    }

    private static LoanLimit? Dsr(LoanCase @case)
    {
        var rule = InterestCounts.At(@case.Day);
        if (!rule.Value || @case.Borrower.HomesOwned != 1 || !@case.Area.IsTight)
        {
            return null;
        }

        var limit = LoanRules.Dsr.At(@case.Day);
        var yearly = Math.Max(Percent.Of(@case.Borrower.YearlyIncomeWon, limit.Value) - @case.Borrower.ExistingMonthlyPaymentWon * 12, 0);
        var amount = @case.RatePercent == 0 ? Won.Largest : Math.Min(Won.Floor(yearly * 100m / @case.RatePercent), Won.Largest);
        return new("DSR", amount, limit.Value, $"1주택자 전세대출 이자에 DSR {Percent.Text(limit.Value)} 적용", $"{limit.Source}; {rule.Source}");
    }
}
