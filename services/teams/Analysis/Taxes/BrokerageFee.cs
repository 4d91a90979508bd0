using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>
/// The most a broker may take from one side for a home (공인중개사법 시행규칙 제20조, 별표 1; since 2021-10-19).
/// Whole won, rounded down, without VAT.
/// </summary>
public static class BrokerageFee
{
    public const string Law = "공인중개사법 시행규칙 제20조·별표 1 (2021-10-19 시행)";
    public const decimal VatPercent = 10m;

    private static readonly FeeBand[] Sales =
    [
        new(50_000_000m, 0.6m, 250_000m), new(200_000_000m, 0.5m, 800_000m), new(9 * Won.Eok, 0.4m, null),
        new(12 * Won.Eok, 0.5m, null), new(15 * Won.Eok, 0.6m, null), new(null, 0.7m, null),
    ];

    private static readonly FeeBand[] Leases =
    [
        new(50_000_000m, 0.5m, 200_000m), new(100_000_000m, 0.4m, 300_000m), new(6 * Won.Eok, 0.3m, null),
        new(12 * Won.Eok, 0.4m, null), new(15 * Won.Eok, 0.5m, null), new(null, 0.6m, null),
    ];

    public static decimal OfSale(decimal priceWon) => Fee(Sales, priceWon);

    /// <summary>The rent counts a hundredfold, or seventyfold when that stays under 50 million won.</summary>
    public static decimal OfLease(decimal depositWon, decimal monthlyRentWon) => Fee(Leases, LeaseAmount(depositWon, monthlyRentWon));

    /// <summary>What the rate is applied to.</summary>
    public static decimal LeaseAmount(decimal depositWon, decimal monthlyRentWon)
    {
        var amount = depositWon + monthlyRentWon * 100;
        return amount < 50_000_000m ? depositWon + monthlyRentWon * 70 : amount;
    }

    public static decimal WithVat(decimal fee) => Won.Floor(fee + Percent.Of(fee, VatPercent));

    private static decimal Fee(FeeBand[] bands, decimal amount)
    {
        var band = bands.First(candidate => candidate.Below is null || amount < candidate.Below);
        return Math.Min(Won.Floor(Percent.Of(amount, band.Percent)), band.Cap ?? decimal.MaxValue);
    }

    private sealed record FeeBand(decimal? Below, decimal Percent, decimal? Cap);
}
