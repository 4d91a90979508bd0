using System.Globalization;

namespace Holmes.Teams.Market.Imports;

/// <summary>Numbers as Korean files write them: 125,000 or " 84.97".</summary>
public static class Figures
{
    public static decimal? Number(string text) =>
        decimal.TryParse(
            text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;

    public static int? Whole(string text) =>
        Number(text) is { } number && number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue ? (int)number : null;

    /// <summary>Reads 202405 + 7, 20240507 or 2024-05-07.</summary>
    public static DateOnly? Day(string yearMonth, string day)
    {
        var digits = string.Concat(yearMonth.Where(char.IsAsciiDigit));
        if (digits.Length == 6 && Whole(day) is { } number)
        {
            digits += number.ToString("00", CultureInfo.InvariantCulture);
        }

        return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    /// <summary>The official files write a hyphen where there is nothing.</summary>
    public static string? TextOrNull(string text) => text is "" or "-" ? null : text;
}
