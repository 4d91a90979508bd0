using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>
/// Tax on buying a home for money: 취득세 (지방세법 제11조, 제13조의2), 지방교육세 (제151조), 농어촌특별세 (농어촌특별세법 제5조,
/// for more than 85 ㎡), less the relief for a first home (지방세특례제한법 제36조의3). Whole won, rounded down.
/// </summary>
public static class AcquisitionTax
{
    public const string Law = "지방세법 제11조·제13조의2·제151조, 농어촌특별세법 제5조, 지방세특례제한법 제36조의3";
    public const decimal NationalHousingAreaM2 = 85m;

    private const decimal ReliefPriceLimit = 12 * Won.Eok;

    /// <summary>Highest relief for a first home, won; its end is extended every few years.</summary>
    public static IReadOnlyList<DatedRule<decimal>> FirstHomeRelief { get; } =
    [
        new(2_000_000m, new(2022, 6, 21), new(2028, 12, 31), "지방세특례제한법 제36조의3: 12억원 이하, 200만원 한도"),
    ];

    /// <summary>The rate in percent. <paramref name="homesOwned"/> counts those owned before.</summary>
    public static decimal RatePercent(decimal priceWon, int homesOwned, bool isRegulated) => (homesOwned, isRegulated) switch
    {
        ( >= 2, true) or ( >= 3, false) => 12m,
        (1, true) or (2, false) => 8m,
        _ => StandardRatePercent(priceWon),
    };

    public static AcquisitionTaxes Of(decimal priceWon, int homesOwned, bool isRegulated, bool isFirstHome, decimal? areaM2, DateOnly day)
    {
        var rate = RatePercent(priceWon, homesOwned, isRegulated);
        var tax = Won.Floor(Percent.Of(priceWon, rate));
        var relief = isFirstHome && homesOwned == 0 && priceWon <= ReliefPriceLimit ? Math.Min(FirstHomeRelief.On(day)?.Value ?? 0, tax) : 0;
        var education = Won.Floor(Percent.Of(priceWon, rate > 3 ? 0.4m : rate / 10));
        var farm = areaM2 > NationalHousingAreaM2 ? Won.Floor(Percent.Of(priceWon, rate switch { > 8 => 1.0m, > 3 => 0.6m, _ => 0.2m })) : 0;
        return new(rate, tax - relief, education, farm, relief);
    }

    // Between 600 and 900 million won: (price in 억 × 2/3 − 3) percent, as a fraction to four places (지방세법 제11조 제1항 제8호 나목).
    private static decimal StandardRatePercent(decimal priceWon) => priceWon switch
    {
        <= 6 * Won.Eok => 1m,
        <= 9 * Won.Eok => Math.Round(priceWon / Won.Eok * 2 / 3 - 3, 2, MidpointRounding.AwayFromZero),
        _ => 3m,
    };
}

/// <param name="TaxWon">After the relief.</param>
/// <param name="FarmTaxWon">0 up to 85 ㎡.</param>
public sealed record AcquisitionTaxes(decimal RatePercent, decimal TaxWon, decimal EducationTaxWon, decimal FarmTaxWon, decimal ReliefWon)
{
    public decimal TotalWon => TaxWon + EducationTaxWon + FarmTaxWon;
}
