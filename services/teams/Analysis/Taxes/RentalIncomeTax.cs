using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>
/// Tax on rent from a home that is not registered for letting (소득세법 제12조, 제14조, 제64조의2). With local tax, won, rounded down.
/// </summary>
public static class RentalIncomeTax
{
    public const string Law = "소득세법 제12조 제2호 나목·제64조의2";

    private const decimal OfficialPriceLimit = 12 * Won.Eok;
    private const decimal SeparateLimit = 20_000_000m;
    private const decimal SeparatePercent = 15.4m;
    private const decimal DeemedCostPercent = 50m;

    /// <summary>
    /// Of the only home nothing, up to an official price of 1.2 billion won. Rent up to 20 million a year is taxed by
    /// itself; more is taxed with all other income, of which only this part is known here, so the tax is the least.
    /// </summary>
    /// <param name="deductibleWon">Interest and costs of the year.</param>
    public static decimal YearlyOf(decimal rentWon, decimal deductibleWon, decimal priceWon, int otherHomes, DateOnly day)
    {
        if (otherHomes == 0 && PropertyTax.OfficialPrice(priceWon) <= OfficialPriceLimit)
        {
            return 0;
        }

        return rentWon <= SeparateLimit
            ? Won.Floor(Percent.Of(Percent.Of(rentWon, 100 - DeemedCostPercent), SeparatePercent))
            : IncomeTax.Of(Math.Max(rentWon - deductibleWon, 0), day);
    }
}
