using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>종합소득·양도소득 basic rates (소득세법 제55조), since 2023-01-01, and the local tax of 10 % on top (지방세법 제92조). Won.</summary>
public static class IncomeTax
{
    public const string Law = "소득세법 제55조, 지방세법 제92조";
    public const decimal LocalFactor = 1.1m;

    public static IReadOnlyList<DatedRule<IReadOnlyList<Bracket>>> Rates { get; } = DatedRules.InOrder<IReadOnlyList<Bracket>>(
        ("2023-01-01",
        [
            new(14_000_000m, 6), new(50_000_000m, 15), new(88_000_000m, 24), new(150_000_000m, 35),
            new(300_000_000m, 38), new(500_000_000m, 40), new(1_000_000_000m, 42), new(null, 45),
        ],
        Law));

    /// <summary>With the local tax, whole won, rounded down.</summary>
    public static decimal Of(decimal taxableWon, DateOnly day, decimal surchargePercent = 0) =>
        Won.Floor(Brackets.Progressive(Rates.At(day).Value, taxableWon, surchargePercent) * LocalFactor);
}
