using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Market;

/// <summary>How prices move, by the monthly medians per square metre, so that bigger homes in one month do not look like a rise.</summary>
public static class PriceTrend
{
    private const int Window = 3;

    /// <summary>Months in order, one trade type, months without trades left out.</summary>
    public static IReadOnlyList<MonthlyPrice> Months(IReadOnlyList<MonthlyPrice> prices, TradeType trade) =>
    [
        .. prices
            .Where(price => price.TradeType == trade && price.Count > 0 && price.MedianWonPerM2 > 0)
            .GroupBy(price => price.Month)
            .Select(month => month.First())
            .OrderBy(price => price.Month),
    ];

    /// <summary>Percent a month, the geometric mean over up to the last three months; null with fewer than two.</summary>
    public static decimal? MonthlyChangePercent(IReadOnlyList<MonthlyPrice> months)
    {
        if (months.Count < 2)
        {
            return null;
        }

        var last = months[^1];
        var first = months[^Math.Min(months.Count, Window + 1)];
        var total = (last.MedianWonPerM2 - first.MedianWonPerM2) / first.MedianWonPerM2 * 100m;
        return Powers.YearlyPercent(total, MonthsBetween(first.Month, last.Month));
    }

    /// <summary>Percent against the same month a year before; null without it.</summary>
    public static decimal? YearChangePercent(IReadOnlyList<MonthlyPrice> months)
    {
        var before = months.Count == 0 ? null : months.FirstOrDefault(month => month.Month == months[^1].Month.AddYears(-1));
        return before is null ? null : Percent.Round((months[^1].MedianWonPerM2 / before.MedianWonPerM2 - 1) * 100m);
    }

    public static string? Of(decimal? monthlyChangePercent) => monthlyChangePercent switch
    {
        null => null,
        > 2m => "risingFast",
        > 0.5m => "rising",
        < -2m => "fallingFast",
        < -0.5m => "falling",
        _ => "stable",
    };

    /// <summary>By the coefficient of variation: below 5 % low, below 15 % moderate; null with fewer than three months.</summary>
    public static string? Volatility(IReadOnlyList<MonthlyPrice> months)
    {
        if (months.Count < 3)
        {
            return null;
        }

        var mean = (double)months.Average(month => month.MedianWonPerM2);
        var variance = months.Sum(month => Math.Pow((double)month.MedianWonPerM2 - mean, 2)) / (months.Count - 1);
        return (Math.Sqrt(variance) / mean) switch { < 0.05 => "low", < 0.15 => "moderate", _ => "high" };
    }

    private static int MonthsBetween(DateOnly first, DateOnly last) => (last.Year - first.Year) * 12 + last.Month - first.Month;
}
