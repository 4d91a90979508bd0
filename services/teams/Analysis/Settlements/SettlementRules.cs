using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Settlements;

/// <summary>Rules on what is paid when a contract ends badly.</summary>
public static class SettlementRules
{
    public const string DownPaymentLaw = "민법 제565조 제1항";
    public const string DownPaymentCase = "대법원 2015. 4. 23. 선고 2014다231378 판결";
    public const string ProvisionalCase = "대법원 2022. 9. 29. 선고 2022다247187 판결";
    public const string TacitRenewalLaw = "주택임대차보호법 제6조의2";
    public const string DepositLaw = "주택임대차보호법 제4조 제2항";
    public const string RegistrationLaw = "주택임대차보호법 제3조의3";
    public const string LateInterestLaw = "민법 제379조·제397조";
    public const string LawsuitInterestLaw = "소송촉진 등에 관한 특례법 제3조 제1항";

    /// <summary>A tacitly renewed lease ends this long after the landlord got the notice.</summary>
    public const int NoticeMonths = 3;

    /// <summary>Interest on late payment, percent a year.</summary>
    public static IReadOnlyList<DatedRule<decimal>> LateInterest { get; } = DatedRules.InOrder<decimal>(
        ("1960-01-01", 5m, "민법 제379조: 연 5%"));

    /// <summary>From the day after the complaint was served, percent a year.</summary>
    public static IReadOnlyList<DatedRule<decimal>> LawsuitInterest { get; } = DatedRules.InOrder<decimal>(
        ("2015-10-01", 15m, "소송촉진 등에 관한 특례법 제3조 제1항 본문의 법정이율에 관한 규정 (2015-10-01)"),
        ("2019-06-01", 12m, "소송촉진 등에 관한 특례법 제3조 제1항 본문의 법정이율에 관한 규정 (2019-06-01)"));

    /// <summary>Simple interest by the day, 365 days a year, whole won, rounded down.</summary>
    public static decimal Interest(decimal amountWon, decimal ratePercent, int days) => Won.Floor(Percent.Of(amountWon, ratePercent) * days / 365);
}
