using System.Globalization;

namespace Holmes.Teams.Market;

/// <summary>Amounts in Korean words, for notes.</summary>
public static class Won
{
    public const decimal PerManwon = 10_000m;

    private const decimal ManwonPerEok = 10_000m;

    /// <summary>850,000,000 is "8억 5,000만원".</summary>
    public static string Korean(decimal won)
    {
        var manwon = Math.Round(won / PerManwon, MidpointRounding.AwayFromZero);
        var eok = Math.Truncate(manwon / ManwonPerEok);
        var rest = manwon - eok * ManwonPerEok;
        return (eok, rest) switch
        {
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"{rest:N0}만원"),
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{eok:N0}억원"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{eok:N0}억 {rest:N0}만원"),
        };
    }
}
