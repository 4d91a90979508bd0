using Holmes.Contracts.Executions;
using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Market.Deals;

/// <summary>The months that are looked at, and what must be said about them.</summary>
public sealed record TimeWindow(DateOnly From, DateOnly To, IReadOnlyList<Assumption> Assumptions)
{
    public const int MostMonths = 120;

    /// <summary>Contracts may be reported 30 days late, so this is no gap yet.</summary>
    private const int ReportingDays = 62;

    /// <summary>
    /// The last months up to today; where contracts end earlier, the last months that have some, and it is said so.
    /// </summary>
    public static TimeWindow Of(int months, DateOnly today, IReadOnlyList<Coverage> coverage)
    {
        var wanted = Math.Clamp(months, 1, MostMonths);
        var newest = coverage.Max(part => part.Newest);
        var oldest = coverage.Min(part => part.Oldest);
        var isOld = newest < today.AddDays(-ReportingDays);
        var to = isOld ? newest.EndOfMonth() : today;
        var from = to.FirstOfMonth().AddMonths(1 - wanted);
        List<Assumption> assumptions = [];
        if (isOld)
        {
            assumptions.Add(new("period", $"{newest:yyyy-MM}까지", $"그 뒤의 거래 자료가 없어 {newest:yyyy년 M월}까지의 {wanted}개월을 보았습니다."));
        }

        if (oldest.FirstOfMonth() > from)
        {
            assumptions.Add(new("months", $"{oldest:yyyy-MM}부터", $"요청한 {wanted}개월 가운데 자료는 {oldest:yyyy년 M월}부터 있습니다."));
        }

        return new(oldest.FirstOfMonth() > from ? oldest.FirstOfMonth() : from, to, assumptions);
    }
}
