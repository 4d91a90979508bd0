using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>
/// Yearly tax on owning a home: 재산세 (지방세법 제111조), its urban part (제112조) and the education tax (제151조). The official
/// price is estimated from the market price, and the share for one home (43–45 %) is left to those who live there. Won.
/// </summary>
public static class PropertyTax
{
    public const string Law = "지방세법 제110조·제111조·제112조·제151조, 공시가격 현실화율 69%(공동주택)로 추정";

    /// <summary>공시가격 over market price of flats, the level of 2020 kept since 2023.</summary>
    public const decimal OfficialPricePercent = 69m;

    private const decimal FairSharePercent = 60m;
    private const decimal UrbanPercent = 0.14m;
    private const decimal EducationPercent = 20m;

    private static readonly Bracket[] Rates =
        [new(60_000_000m, 0.1m), new(150_000_000m, 0.15m), new(300_000_000m, 0.25m), new(null, 0.4m)];

    /// <summary>Whole won, rounded down.</summary>
    public static decimal YearlyOf(decimal priceWon)
    {
        var basis = Percent.Of(OfficialPrice(priceWon), FairSharePercent);
        var tax = Brackets.Progressive(Rates, basis);
        return Won.Floor(tax + Percent.Of(basis, UrbanPercent) + Percent.Of(tax, EducationPercent));
    }

    public static decimal OfficialPrice(decimal priceWon) => Percent.Of(priceWon, OfficialPricePercent);
}
