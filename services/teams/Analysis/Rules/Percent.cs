using System.Globalization;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>Rates in percent: 5 means 5 %.</summary>
public static class Percent
{
    public static decimal Of(decimal amount, decimal percent) => amount * percent / 100m;

    /// <summary>To two places, half away from zero.</summary>
    public static decimal Round(decimal percent) => Math.Round(percent, 2, MidpointRounding.AwayFromZero);

    /// <summary>How many percent of the whole the part is; 0 of nothing.</summary>
    public static decimal Share(decimal part, decimal whole) => whole == 0 ? 0 : Round(part / whole * 100m);

    /// <summary>Without zeros at the end: 4.5%, 40%.</summary>
    public static string Text(decimal percent) => percent.ToString("0.####", CultureInfo.InvariantCulture) + "%";
}
