namespace Holmes.Teams.Analysis.Rules;

/// <summary>One band of a progressive rate.</summary>
/// <param name="UpTo">Upper end of the band, included; null for the last one.</param>
/// <param name="Percent">Of the part of the amount inside the band.</param>
public sealed record Bracket(decimal? UpTo, decimal Percent);

public static class Brackets
{
    /// <summary>Sum over the bands, not rounded; 0 for what is not positive.</summary>
    public static decimal Progressive(IReadOnlyList<Bracket> brackets, decimal amount, decimal surchargePercent = 0)
    {
        var total = 0m;
        var lower = 0m;
        foreach (var bracket in brackets)
        {
            var upper = Math.Min(amount, bracket.UpTo ?? amount);
            if (upper > lower)
            {
                total += Percent.Of(upper - lower, bracket.Percent + surchargePercent);
                lower = upper;
            }
        }

        return total;
    }
}
