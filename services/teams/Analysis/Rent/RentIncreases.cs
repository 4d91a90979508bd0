using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Rent;

/// <summary>
/// How much more a landlord may ask at a renewal: at most a twentieth of the deposit and of the rent. When their mix
/// changes, both sides are compared as deposits, at the highest conversion rate the law allows.
/// </summary>
public static class RentIncreases
{
    /// <summary>The most a deposit or a rent may become; whole won, rounded down.</summary>
    public static decimal Limit(decimal agreedWon, decimal limitPercent) => Won.Floor(agreedWon + Percent.Of(agreedWon, limitPercent));

    /// <summary>Percent, not rounded: 5.0001 is over the limit.</summary>
    public static decimal RatePercent(decimal before, decimal after) => (after - before) / before * 100m;

    public static Increase Of(LeaseTerms before, LeaseTerms after, decimal limitPercent, decimal conversionPercent)
    {
        var convertedBefore = before.AsDeposit(conversionPercent);
        var convertedAfter = after.AsDeposit(conversionPercent);
        var allowed = convertedBefore * (1 + limitPercent / 100);
        return new(
            RatePercent(convertedBefore, convertedAfter),
            convertedAfter <= allowed,
            Math.Max(Won.Round(convertedAfter - allowed), 0),
            MixChanges(before, after, limitPercent));
    }

    // One of the two grows beyond its own limit while the other shrinks, or begins.
    private static bool MixChanges(LeaseTerms before, LeaseTerms after, decimal limitPercent) =>
        before.MonthlyRentWon + after.MonthlyRentWon > 0
        && (after.DepositWon > before.DepositWon * (1 + limitPercent / 100) || after.MonthlyRentWon > before.MonthlyRentWon * (1 + limitPercent / 100));
}

/// <param name="ExcessWon">Over the limit, as a deposit.</param>
/// <param name="MixChanges">Deposit and rent move differently, which needs the tenant's consent.</param>
public sealed record Increase(decimal RatePercent, bool IsWithinLimit, decimal ExcessWon, bool MixChanges);
