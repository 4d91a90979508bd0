using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Teams.Documents;

/// <summary>A lease as it is to be written down. What is null is not known and stays a blank.</summary>
public sealed record Lease(
    bool IsMonthly,
    string? Address,
    string? Detail,
    decimal? AreaM2,
    decimal? DepositWon,
    decimal? DownPaymentWon,
    decimal? MonthlyRentWon,
    DateOnly? StartDate,
    DateOnly? EndDate,
    string? LessorName,
    string? LesseeName,
    string? LessorPhone,
    string? LesseePhone,
    decimal? ManagementFeeWon,
    IReadOnlyList<string> SpecialTerms)
{
    /// <summary>What remains to be paid when the home is handed over.</summary>
    public decimal? BalanceWon => DepositWon - DownPaymentWon;

    /// <summary>Act article 4: a tenant may treat a shorter lease as one of two years.</summary>
    public bool IsShorterThanTwoYears => StartDate is { } start && EndDate is { } end && end.AddDays(1) < start.AddYears(2);

    public string KindName => IsMonthly ? "월세" : "전세";

    /// <summary>From arguments that <see cref="LeaseChecks"/> has nothing against.</summary>
    public static (Lease Lease, IReadOnlyList<Assumption> Assumptions) Of(LeaseContractArguments arguments)
    {
        var isMonthly = arguments.Kind == "monthly" || arguments.MonthlyRentWon > 0;
        Assumption[] assumptions = isMonthly && arguments.Kind != "monthly"
            ? [new("kind", "월세 계약", "전세라고 하셨지만 월 차임이 함께 주어져 월세 계약으로 작성했습니다.")]
            : [];
        return (new Lease(
            isMonthly, arguments.Address, arguments.Detail, arguments.AreaM2, arguments.DepositWon, arguments.DownPaymentWon,
            isMonthly ? arguments.MonthlyRentWon : null, arguments.StartDate, arguments.EndDate, arguments.LessorName,
            arguments.LesseeName, arguments.LessorPhone, arguments.LesseePhone, arguments.ManagementFeeWon,
            [.. (arguments.SpecialTerms ?? []).Where(term => !string.IsNullOrWhiteSpace(term)).Select(term => term.Trim())]), assumptions);
    }
}
