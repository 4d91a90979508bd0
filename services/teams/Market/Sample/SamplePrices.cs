namespace Holmes.Teams.Market.Sample;

/// <summary>Prices in the sample market, in won.</summary>
internal static class SamplePrices
{
    /// <summary>Share of the deposit not paid that is paid as rent in a year.</summary>
    private const double ConversionRate = 0.05;

    private const long Million = 1_000_000;
    private const long RentStep = 50_000;

    /// <param name="monthsAgo">The level of prices is that of today; before, it was lower where prices rise.</param>
    public static long Sale(SampleComplex complex, decimal area, int floor, int monthsAgo, Draw draw)
    {
        var small = Math.Pow(84 / (double)area, 0.10); // a square metre of a small home costs more
        var height = complex.Floors < 6 ? 1 : 0.96 + 0.08 * floor / complex.Floors;
        var season = 1 + 0.006 * Math.Sin(monthsAgo * Math.PI / 6);
        var past = Math.Pow(1 + complex.District.GrowthPercent / 100, -monthsAgo / 12.0);
        return Round(complex.WonPerM2 * (double)area * small * height * season * past * (1 + 0.035 * draw.Normal()));
    }

    public static long Jeonse(SampleComplex complex, decimal area, int floor, int monthsAgo, Draw draw) =>
        Round(Sale(complex, area, floor, monthsAgo, draw) * complex.JeonseRatio * (1 + 0.02 * draw.Normal()));

    public static (long Deposit, long Rent) Monthly(SampleComplex complex, decimal area, int floor, int monthsAgo, Draw draw)
    {
        var jeonse = Jeonse(complex, area, floor, monthsAgo, draw);
        var deposit = Math.Max(5 * Million, (long)(jeonse * draw.Between(0.05, 0.45)) / (5 * Million) * 5 * Million);
        var rent = (jeonse - deposit) * ConversionRate / 12 * (1 + 0.03 * draw.Normal());
        return (deposit, Math.Max(3 * RentStep, (long)Math.Round(rent / RentStep) * RentStep));
    }

    /// <summary>People agree on round amounts: the dearer, the rounder.</summary>
    private static long Round(double won)
    {
        var step = won switch { >= 1_000_000_000 => 10 * Million, >= 300_000_000 => 5 * Million, _ => Million };
        return Math.Max(step, (long)Math.Round(won / step) * step);
    }
}
