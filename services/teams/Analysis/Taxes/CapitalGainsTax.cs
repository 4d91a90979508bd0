using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>
/// Tax on the gain of selling a home that was let, not lived in (소득세법 제89조, 제95조, 제103조, 제104조; 시행령 제154조, 제167조의3, 제167조의10).
/// With local tax, whole won, rounded down.
/// </summary>
public static class CapitalGainsTax
{
    public const string Law = "소득세법 제89조·제95조·제103조·제104조, 같은 법 시행령 제154조·제167조의3·제167조의10";

    private const decimal ExemptPrice = 12 * Won.Eok;
    private const decimal BasicDeduction = 2_500_000m;

    /// <summary>Points added for the second home and for more, when the home sold lies in a 조정대상지역.</summary>
    public static IReadOnlyList<DatedRule<decimal[]>> Surcharge { get; } = DatedRules.InOrder<decimal[]>(
        ("2022-05-10", [0m, 0m], "다주택자 양도소득세 중과 한시 배제 (2022-05-10 ~ 2026-05-09)"),
        ("2026-05-10", [20m, 30m], "소득세법 제104조 제7항: 다주택자 중과 유예 종료 (2026-02-12 발표)"));

    public static decimal Of(HomeSale sale)
    {
        if (sale.GainWon <= 0)
        {
            return 0;
        }

        if (sale.YearsHeld < 2)
        {
            // Local tax included: 70 % within the first year, 60 % within the second.
            return Won.Floor(Percent.Of(Taxable(sale.GainWon), (sale.YearsHeld < 1 ? 70 : 60) * IncomeTax.LocalFactor));
        }

        var surcharge = SurchargePercent(sale);
        var gain = TaxedGain(sale);
        var afterHolding = surcharge > 0 ? gain : gain - Percent.Of(gain, HoldingPercent(sale.YearsHeld));
        return IncomeTax.Of(Taxable(afterHolding), sale.Day, surcharge);
    }

    /// <summary>장기보유특별공제 표 1: 2 % a year from the third year on, at most 30 %.</summary>
    public static decimal HoldingPercent(int years) => years < 3 ? 0 : Math.Min(years * 2m, 30m);

    // The only home, held two years, is exempt up to 1.2 billion won; bought in a regulated area it had to be lived in.
    private static decimal TaxedGain(HomeSale sale) => sale switch
    {
        { OtherHomes: > 0 } or { WasRegulatedWhenBought: true } => sale.GainWon,
        { PriceWon: <= ExemptPrice } => 0,
        _ => sale.GainWon * ((sale.PriceWon - ExemptPrice) / sale.PriceWon),
    };

    private static decimal SurchargePercent(HomeSale sale) => sale is { OtherHomes: > 0, IsRegulated: true }
        ? Surcharge.At(sale.Day).Value[sale.OtherHomes >= 2 ? 1 : 0]
        : 0;

    private static decimal Taxable(decimal gain) => Math.Max(gain - BasicDeduction, 0);
}

/// <param name="GainWon">Price less what was paid, with the costs of buying and selling.</param>
/// <param name="OtherHomes">Owned beside the one sold.</param>
public sealed record HomeSale(
    decimal PriceWon,
    decimal GainWon,
    int YearsHeld,
    int OtherHomes,
    bool IsRegulated,
    bool WasRegulatedWhenBought,
    DateOnly Day);
