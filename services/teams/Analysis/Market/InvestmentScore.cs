namespace Holmes.Teams.Analysis.Market;

/// <summary>0 to 100 around 50. Without a level and without a trend there is nothing to score.</summary>
public static class InvestmentScore
{
    public static decimal? Of(string? level, string? trend, string? volatility, decimal? jeonseRatioPercent) =>
        level is null && trend is null
            ? null
            : Math.Clamp(50 + OfLevel(level) + OfTrend(trend) + OfVolatility(volatility) + OfJeonseRatio(jeonseRatioPercent), 0, 100);

    private static int OfLevel(string? level) => level switch
    {
        "veryLow" => 20,
        "low" => 15,
        "fair" => 10,
        "high" => -10,
        "veryHigh" => -20,
        _ => 0,
    };

    private static int OfTrend(string? trend) => trend switch
    {
        "risingFast" => 15,
        "rising" => 10,
        "falling" => -10,
        "fallingFast" => -15,
        _ => 0,
    };

    private static int OfVolatility(string? volatility) => volatility switch { "low" => 5, "high" => -5, _ => 0 };

    // A high ratio makes a purchase cheap to fund and dangerous to hold; only the danger counts here.
    private static int OfJeonseRatio(decimal? percent) => percent switch { >= 80 => -15, >= 70 => -5, >= 50 => 5, _ => 0 };
}
