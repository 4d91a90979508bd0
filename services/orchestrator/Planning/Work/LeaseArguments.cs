using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>What a question already says of a lease that is to be drafted.</summary>
internal static class LeaseArguments
{
    public static LeaseContractArguments Of(Reading reading)
    {
        var facts = reading.Facts;
        var isMonthly = facts.Has(MonthlyRent) || (reading.Text.Contains("월세", StringComparison.Ordinal) && !reading.Text.Contains("전세", StringComparison.Ordinal));
        var (start, end) = Term(facts.Dates, facts.Count(Years), facts.Count(Months));
        return new(
            isMonthly ? "monthly" : "jeonse",
            facts.Text(Address),
            AreaM2: facts.Number(Area),
            DepositWon: facts.Number(Deposit) ?? facts.Number(Price),
            DownPaymentWon: facts.Number(DownPayment),
            MonthlyRentWon: facts.Number(MonthlyRent),
            StartDate: start,
            EndDate: end,
            LessorName: facts.Text(Lessor),
            LesseeName: facts.Text(Lessee),
            ManagementFeeWon: facts.Number(ManagementFee));
    }

    // A lease of two years from 1 March ends on the last day of February.
    private static (DateOnly? Start, DateOnly? End) Term(IReadOnlyList<DateOnly> dates, int? years, int? months) => dates switch
    {
        [] => (null, null),
        [var start] when years is { } count => (start, start.AddYears(count).AddDays(-1)),
        [var start] when months is { } count => (start, start.AddMonths(count).AddDays(-1)),
        [var start] => (start, null),
        [var start, var end, ..] => (start, end),
    };
}
