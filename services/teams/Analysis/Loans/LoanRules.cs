using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>
/// Limits of Korean banks on housing loans (은행업감독규정 별표 6, with the measures named as sources).
/// Percent of the price, percent of yearly income, or won; by the day the loan is asked for.
/// </summary>
public static class LoanRules
{
    private const string June2025 = "가계부채 관리 강화 방안 (2025-06-27)";
    private const string September2025 = "주택공급 확대방안·대출수요 관리 (2025-09-07)";
    private const string October2025 = "주택시장 안정화 대책 (2025-10-15)";
    private const string Regulation = "은행업감독규정 별표 6 (2023-03-02 시행)";

    public static IReadOnlyList<DatedRule<LtvTable>> Ltv { get; } = DatedRules.InOrder<LtvTable>(
        ("2023-03-02", new(Regulated: 50, Unregulated: 70, FirstHomeTight: 80, FirstHomeElsewhere: 80, FurtherRegulated: 30, FurtherCapital: 60, FurtherElsewhere: 60), Regulation),
        ("2025-06-28", new(Regulated: 50, Unregulated: 70, FirstHomeTight: 70, FirstHomeElsewhere: 80, FurtherRegulated: 0, FurtherCapital: 0, FurtherElsewhere: 60), June2025),
        ("2025-09-08", new(Regulated: 40, Unregulated: 70, FirstHomeTight: 70, FirstHomeElsewhere: 80, FurtherRegulated: 0, FurtherCapital: 0, FurtherElsewhere: 60), September2025));

    /// <summary>DTI; outside the capital area and the regulated areas there is none.</summary>
    public static IReadOnlyList<DatedRule<DtiTable>> Dti { get; } = DatedRules.InOrder<DtiTable>(
        ("2023-03-02", new(Regulated: 40, FirstHome: 60, Capital: 60), Regulation));

    /// <summary>DSR of banks, per borrower, once all loans together exceed 100 million won.</summary>
    public static IReadOnlyList<DatedRule<decimal>> Dsr { get; } = DatedRules.InOrder<decimal>(
        ("2022-07-01", 40m, "차주단위 DSR 3단계 (은행권 40%, 총대출 1억원 초과)"));

    /// <summary>Points added to the rate when the DSR is calculated, for a variable rate.</summary>
    public static IReadOnlyList<DatedRule<StressTable>> Stress { get; } = DatedRules.InOrder<StressTable>(
        ("2023-03-02", new(0m, 0m), "스트레스 DSR 시행 전"),
        ("2024-02-26", new(0.38m, 0.38m), "스트레스 DSR 1단계 (2024-02-26)"),
        ("2024-09-01", new(1.2m, 0.75m), "스트레스 DSR 2단계 (2024-09-01)"),
        ("2025-07-01", new(1.5m, 0.75m), "스트레스 DSR 3단계 (2025-07-01), 지방 주택담보대출은 2단계 유지"),
        ("2025-10-16", new(3.0m, 0.75m), October2025 + ", 지방 주택담보대출은 2026-06-30까지 2단계 유지"),
        ("2026-07-01", new(3.0m, 1.5m), October2025 + ", 지방 2단계 유예는 2026-06-30까지(재연장 여부는 확인 필요)"));

    /// <summary>Highest loan for a home, in the capital area and the regulated areas, by its market price.</summary>
    public static IReadOnlyList<DatedRule<IReadOnlyList<PriceCap>>> Caps { get; } = DatedRules.InOrder<IReadOnlyList<PriceCap>>(
        ("2023-03-02", [], Regulation),
        ("2025-06-28", [new(null, 6 * Won.Eok)], June2025),
        ("2025-10-16", [new(15 * Won.Eok, 6 * Won.Eok), new(25 * Won.Eok, 4 * Won.Eok), new(null, 2 * Won.Eok)], October2025));

    /// <summary>Highest loan for a first home with its own, higher LTV, everywhere.</summary>
    public static IReadOnlyList<DatedRule<decimal>> FirstHomeCap { get; } = DatedRules.InOrder<decimal>(
        ("2022-08-01", 6 * Won.Eok, "생애최초 주택구매자 LTV 완화 (2022-08-01): 한도 6억원"));

    /// <summary>Longest term in years.</summary>
    public static IReadOnlyList<DatedRule<TermTable>> Term { get; } = DatedRules.InOrder<TermTable>(
        ("2023-03-02", new(40, 40), "은행권 주택담보대출 최장 만기 관행"),
        ("2025-06-28", new(30, 40), June2025));
}

/// <summary>Highest loan in percent of the price.</summary>
/// <param name="Regulated">First home, or the only one is sold; in a regulated area.</param>
/// <param name="FirstHomeTight">Never owned a home; capital area or regulated area.</param>
/// <param name="FurtherRegulated">Owns a home and keeps it.</param>
public sealed record LtvTable(
    decimal Regulated,
    decimal Unregulated,
    decimal FirstHomeTight,
    decimal FirstHomeElsewhere,
    decimal FurtherRegulated,
    decimal FurtherCapital,
    decimal FurtherElsewhere);

public sealed record DtiTable(decimal Regulated, decimal FirstHome, decimal Capital);

/// <param name="Tight">Capital area and regulated areas.</param>
public sealed record StressTable(decimal Tight, decimal Elsewhere);

/// <param name="UpToPriceWon">Included; null for every price above.</param>
public sealed record PriceCap(decimal? UpToPriceWon, decimal LoanWon);

/// <param name="Tight">Capital area and regulated areas.</param>
public sealed record TermTable(int Tight, int Elsewhere);
