using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Market;

/// <summary>How far a result can be relied on, 0 to 1, by counting.</summary>
public static class Quality
{
    private const double Least = 0.3;

    /// <param name="rows">Contracts behind the thinnest statistic that was asked for.</param>
    /// <param name="missing">Share of what was asked that has no rows at all, 0 to 1.</param>
    public static double OfDeals(int rows, DateOnly newest, DateOnly today, double missing, int assumptions) =>
        Limit(ByCount(rows) - ByAge(newest, today) - 0.5 * missing - 0.05 * assumptions);

    public static double OfListings(int found, int assumptions) =>
        Limit((found switch { >= 5 => 1.0, >= 3 => 0.9, _ => 0.8 }) - 0.1 * assumptions);

    private static double ByCount(int rows) => rows switch { >= 50 => 1.0, >= 20 => 0.9, >= 10 => 0.8, >= 3 => 0.65, _ => 0.5 };

    private static double ByAge(DateOnly newest, DateOnly today) =>
        newest.AddMonths(12) < today ? 0.25 : newest.FirstOfMonth().AddMonths(3) < today ? 0.1 : 0;

    private static double Limit(double quality) => Math.Round(Math.Clamp(quality, Least, 1), 2);
}
