namespace Holmes.Teams.Market.Listings;

/// <summary>What the trust in a listing rests on.</summary>
/// <param name="Deals">Contracts in the same complex.</param>
/// <param name="PriceDeviation">Asked price a square metre against the district's median: 0.1 is 10 % above.</param>
/// <param name="FilledFields">Of <see cref="TrustScore.Fields"/>.</param>
/// <param name="HasAgent">A licensed agent stands behind it. No source read so far says so.</param>
public sealed record TrustEvidence(int Deals, double? PriceDeviation, int FilledFields, bool HasAgent = false);

/// <summary>
/// How far a listing can be believed, 0 to 100: four parts of at most 25 points. A listing whose agent is not known gets
/// 15 points for the last, so 90 is the most it reaches.
/// </summary>
public static class TrustScore
{
    public const int Fields = 14;

    public static decimal Of(TrustEvidence evidence) => Math.Round(
        DealPoints(evidence.Deals)
        + PricePoints(evidence.PriceDeviation)
        + 25m * Math.Clamp(evidence.FilledFields, 0, Fields) / Fields
        + (evidence.HasAgent ? 25 : 15),
        2);

    private static decimal DealPoints(int deals) => deals switch { >= 5 => 25, >= 3 => 20, 2 => 15, 1 => 10, _ => 0 };

    private static decimal PricePoints(double? deviation) => deviation is not { } known
        ? 10
        : Math.Abs(known) switch { <= 0.1 => 25, <= 0.2 => 20, <= 0.3 => 15, <= 0.5 => 10, _ => 5 };
}
