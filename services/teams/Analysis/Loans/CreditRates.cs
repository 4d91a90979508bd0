using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>The rate of a loan when nobody gave one, percent a year.</summary>
public static class CreditRates
{
    /// <summary>Middle of the band of an average borrower.</summary>
    public const decimal Usual = 4.5m;

    // A band per credit grade, 1 (best) to 7. They are premises, not quotes: a product's own rate goes before them.
    private static readonly (decimal Low, decimal High)[] Bands =
        [(3.5m, 4.5m), (4.0m, 5.0m), (4.5m, 5.5m), (5.0m, 6.5m), (5.5m, 7.5m), (6.5m, 9.0m), (8.0m, 12.0m)];

    public static decimal ForGrade(int grade)
    {
        var (low, high) = Bands[Math.Clamp(grade, 1, Bands.Length) - 1];
        return (low + high) / 2;
    }

    /// <summary>Median of the middle rates of the products for that purpose that are on offer; null without any.</summary>
    public static decimal? OfProducts(LoanProducts? products, string purpose, DateOnly day)
    {
        var rates = (products?.Products ?? [])
            .Where(product => product.Purpose == purpose && product.ValidFrom <= day && (product.ValidTo is null || day <= product.ValidTo))
            .Select(Middle)
            .OfType<decimal>()
            .Where(rate => rate is > 0 and <= Annuity.HighestRatePercent)
            .Order()
            .ToList();
        return rates.Count == 0 ? null : Percent.Round((rates[(rates.Count - 1) / 2] + rates[rates.Count / 2]) / 2);
    }

    private static decimal? Middle(LoanProduct product) => (product.MinRatePercent, product.MaxRatePercent) switch
    {
        ({ } low, { } high) => (low + high) / 2,
        ({ } low, null) => low,
        (null, { } high) => high,
        _ => null,
    };
}
