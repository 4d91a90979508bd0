using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>Days as Korean statutes write them.</summary>
internal static partial class KoreanDates
{
    /// <summary>2023. 7. 19.</summary>
    public static DateOnly? Dotted(string text) =>
        DottedDay().Match(text) is { Success: true } day
            ? Exact($"{day.Groups[1].Value}{day.Groups[2].Value.PadLeft(2, '0')}{day.Groups[3].Value.PadLeft(2, '0')}")
            : null;

    /// <summary>20230719.</summary>
    public static DateOnly? Compact(string text) => Exact(text);

    private static DateOnly? Exact(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"(\d{4})\.\s*(\d{1,2})\.\s*(\d{1,2})")]
    private static partial Regex DottedDay();
}
