using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Market;

/// <summary>A price against what is usual: the fair band is 5 % to either side of the reference.</summary>
public static class PriceLevel
{
    public const decimal FairPercent = 5m;
    private const decimal FarPercent = 15m;

    public static decimal DeviationPercent(decimal priceWon, decimal referenceWon) =>
        Percent.Round((priceWon - referenceWon) / referenceWon * 100m);

    public static string Of(decimal deviationPercent) => deviationPercent switch
    {
        < -FarPercent => "veryLow",
        < -FairPercent => "low",
        <= FairPercent => "fair",
        <= FarPercent => "high",
        _ => "veryHigh",
    };

    public static decimal FairLow(decimal referenceWon) => Won.Round(referenceWon * (1 - FairPercent / 100));

    public static decimal FairHigh(decimal referenceWon) => Won.Round(referenceWon * (1 + FairPercent / 100));
}
