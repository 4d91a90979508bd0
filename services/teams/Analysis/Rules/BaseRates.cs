using Holmes.Contracts.Executions;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>Base rate of the Bank of Korea, percent a year, from the day it took effect (source: 한국은행 기준금리 추이).</summary>
public static class BaseRates
{
    public static IReadOnlyList<DatedRule<decimal>> Rules { get; } = DatedRules.InOrder<decimal>(
        ("2016-06-09", 1.25m, Decision("2016-06-09")),
        ("2017-11-30", 1.50m, Decision("2017-11-30")),
        ("2018-11-30", 1.75m, Decision("2018-11-30")),
        ("2019-07-18", 1.50m, Decision("2019-07-18")),
        ("2019-10-16", 1.25m, Decision("2019-10-16")),
        ("2020-03-17", 0.75m, Decision("2020-03-16")),
        ("2020-05-28", 0.50m, Decision("2020-05-28")),
        ("2021-08-26", 0.75m, Decision("2021-08-26")),
        ("2021-11-25", 1.00m, Decision("2021-11-25")),
        ("2022-01-14", 1.25m, Decision("2022-01-14")),
        ("2022-04-14", 1.50m, Decision("2022-04-14")),
        ("2022-05-26", 1.75m, Decision("2022-05-26")),
        ("2022-07-13", 2.25m, Decision("2022-07-13")),
        ("2022-08-25", 2.50m, Decision("2022-08-25")),
        ("2022-10-12", 3.00m, Decision("2022-10-12")),
        ("2022-11-24", 3.25m, Decision("2022-11-24")),
        ("2023-01-13", 3.50m, Decision("2023-01-13")),
        ("2024-10-11", 3.25m, Decision("2024-10-11")),
        ("2024-11-28", 3.00m, Decision("2024-11-28")),
        ("2025-02-25", 2.75m, Decision("2025-02-25")),
        ("2025-05-29", 2.50m, Decision("2025-05-29, 2026-02-26까지 동결 확인")));

    /// <summary>
    /// The bank decides eight times a year: this long after the last check, the rate is an assumption; null before.
    /// </summary>
    public static Assumption? Assumed(DateOnly today) => today <= RuleBook.VerifiedOn.AddDays(45) ? null : new Assumption(
        "baseRatePercent",
        $"기준금리 {Percent.Text(Rules.At(today).Value)}",
        $"{RuleBook.VerifiedOn:yyyy-MM-dd}에 마지막으로 확인한 기준금리입니다. 그 뒤 바뀌었으면 전환율 상한도 달라집니다.");

    private static string Decision(string day) => $"한국은행 금융통화위원회 결정 {day}";
}
