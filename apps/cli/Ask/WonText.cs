using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Cli.Ask;

/// <summary>Won as people write them: 5억, 5억 3천, 6천만원, 3,000만, 500000000.</summary>
internal static partial class WonText
{
    /// <returns>Null where it is no amount.</returns>
    public static decimal? Read(string text)
    {
        var plain = Filling().Replace(text, "");
        if (plain.Length == 0 || Amount().Match(plain) is not { Success: true } found)
        {
            return null;
        }

        var (eok, thousand) = (found.Groups[1].Success ? Number(found.Groups[1]) : 0, found.Groups[3].Success);
        var small = (found.Groups[2].Success ? Number(found.Groups[2]) : thousand ? 1 : 0) * (thousand ? 1000 : 1);
        // After 억 people leave out 만: 5억 3천.
        var unit = found.Groups[4].Success || (found.Groups[1].Success && small < 10_000) ? 10_000 : 1;
        return decimal.Round((eok * 100_000_000) + (small * unit));
    }

    private static decimal Number(Group digits) => decimal.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\s,원₩]")]
    private static partial Regex Filling();

    [GeneratedRegex(@"^(?:(\d{1,9}(?:\.\d+)?)억)?(?:(\d{1,15}(?:\.\d+)?)?(천)?(만)?)?$")]
    private static partial Regex Amount();
}
