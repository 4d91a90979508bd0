using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Tests.Answers;

/// <summary>Reads amounts out of an answer, independently of how they were written.</summary>
internal static partial class KoreanMoney
{
    public static IReadOnlyList<decimal> In(string text) => [.. Amount().Matches(text).Select(match => Read(match.Value))];

    public static decimal Read(string text)
    {
        var sum = Part().Matches(text).Sum(part =>
            decimal.Parse(part.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * part.Groups[2].Value switch
            {
                "조" => 1_000_000_000_000m,
                "억" => 100_000_000m,
                "만" => 10_000m,
                _ => 1m,
            });
        return text.StartsWith('-') ? -sum : sum;
    }

    [GeneratedRegex(@"-?(?:\d[\d,]*[조억만] ?)*(?:\d[\d,]*)?원")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(\d[\d,]*)([조억만]?)")]
    private static partial Regex Part();
}
