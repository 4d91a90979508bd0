using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>
/// Yearly tax on owning a home: 재산세 (지방세법 제111조), its urban part (제112조) and the education tax (제151조). The official
/// price is estimated from the market price where it is not known. The only home of a household has a smaller taxable share
/// (시행령 제109조) and, up to 900 million won, lower rates (제111조의2); who lets a home to others is left without them. Won.
/// </summary>
public static class PropertyTax
{
    public const string Law = "지방세법 제110조·제111조·제112조·제151조, 공시가격 현실화율 69%(공동주택)로 추정";

    /// <summary>공시가격 over market price of flats, the level of 2020 kept since 2023.</summary>
    public const decimal OfficialPricePercent = 69m;

    /// <summary>Where the official price is given.</summary>
    public const string AmountLaw = "지방세법 제110조·제111조·제111조의2·제112조·제151조, 시행령 제109조";

    private const decimal FairSharePercent = 60m;
    private const decimal OnlyHomeLimitWon = 9 * Won.Eok;
    private const decimal UrbanPercent = 0.14m;
    private const decimal EducationPercent = 20m;

    private static readonly Bracket[] Rates =
        [new(60_000_000m, 0.1m), new(150_000_000m, 0.15m), new(300_000_000m, 0.25m), new(null, 0.4m)];

    private static readonly Bracket[] SpecialRates =
        [new(60_000_000m, 0.05m), new(150_000_000m, 0.1m), new(300_000_000m, 0.2m), new(null, 0.35m)];

    /// <summary>Taxable share of the only home in percent, by official price; decreed year by year.</summary>
    public static IReadOnlyList<DatedRule<IReadOnlyList<(decimal? UpTo, decimal Percent)>>> OnlyHomeShares { get; } =
        [new([(3 * Won.Eok, 43), (6 * Won.Eok, 44), (null, 45)], new(2023, 1, 1), new(2025, 12, 31), "지방세법 시행령 제109조")];

    /// <summary>Lower rates for the only home up to 900 million won.</summary>
    public static DatedRule<IReadOnlyList<Bracket>> OnlyHomeRates { get; } = new(SpecialRates, new(2021, 1, 1), new(2026, 12, 31), "지방세법 제111조의2");

    /// <param name="officialPriceWon">공시가격.</param>
    /// <param name="day">After the last decree its shares are taken to go on.</param>
    public static PropertyTaxes Of(decimal officialPriceWon, bool isOnlyHome, DateOnly day)
    {
        var shares = (OnlyHomeShares.On(day) ?? OnlyHomeShares[^1]).Value;
        var share = isOnlyHome ? shares.First(band => band.UpTo is null || officialPriceWon <= band.UpTo).Percent : FairSharePercent;
        var isSpecial = isOnlyHome && officialPriceWon <= OnlyHomeLimitWon && OnlyHomeRates.HoldsOn(day);
        var basis = Won.Floor(Percent.Of(officialPriceWon, share));
        var tax = Won.Floor(Brackets.Progressive(isSpecial ? SpecialRates : Rates, basis));
        return new(share, basis, isSpecial, tax, Won.Floor(Percent.Of(basis, UrbanPercent)), Won.Floor(Percent.Of(tax, EducationPercent)));
    }

    /// <summary>As for a home that is let, from its market price. Whole won, rounded down.</summary>
    public static decimal YearlyOf(decimal priceWon)
    {
        var basis = Percent.Of(OfficialPrice(priceWon), FairSharePercent);
        var tax = Brackets.Progressive(Rates, basis);
        return Won.Floor(tax + Percent.Of(basis, UrbanPercent) + Percent.Of(tax, EducationPercent));
    }

    public static decimal OfficialPrice(decimal priceWon) => Percent.Of(priceWon, OfficialPricePercent);
}

/// <param name="FairSharePercent">공정시장가액비율.</param>
/// <param name="TaxWon">재산세 without its urban part.</param>
public sealed record PropertyTaxes(
    decimal FairSharePercent, decimal BasisWon, bool IsSpecialRate, decimal TaxWon, decimal UrbanTaxWon, decimal EducationTaxWon)
{
    public decimal TotalWon => TaxWon + UrbanTaxWon + EducationTaxWon;
}
