using System.Globalization;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>Amounts of money: decimal won.</summary>
public static class Won
{
    /// <summary>1,000조: more than any home costs, and small enough that no calculation overflows.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    public const decimal Eok = 100_000_000m;

    /// <summary>To a whole won, half away from zero.</summary>
    public static decimal Round(decimal amount) => Math.Round(amount, 0, MidpointRounding.AwayFromZero);

    /// <summary>A limit, or a tax, is never rounded up.</summary>
    public static decimal Floor(decimal amount) => Math.Floor(Math.Max(amount, 0));

    /// <summary>As Koreans write it: 3억 2,000만원, 162만 1,393원.</summary>
    public static string Text(decimal amount)
    {
        var rest = Math.Abs(Round(amount));
        var eok = Math.Floor(rest / Eok);
        var man = Math.Floor(rest % Eok / 10_000m);
        var won = rest % 10_000m;
        string[] parts = [Part(eok, "억"), Part(man, "만"), Part(won, string.Empty)];
        var text = string.Join(' ', parts.Where(part => part.Length > 0));
        return (amount < 0 && rest > 0 ? "-" : string.Empty) + (text.Length == 0 ? "0" : text) + "원";
    }

    private static string Part(decimal count, string unit) =>
        count == 0 ? string.Empty : count.ToString("N0", CultureInfo.InvariantCulture) + unit;
}
