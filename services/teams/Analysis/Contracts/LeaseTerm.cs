using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>How long a lease is agreed for, in months.</summary>
public static partial class LeaseTerm
{
    public const int ProtectedMonths = 24;

    /// <summary>Null when the sentence does not say it.</summary>
    public static int? Months(string sentence)
    {
        if (Dates().Match(sentence) is { Success: true } dates && Day(dates, "f") is { } from && Day(dates, "t") is { } to && to > from)
        {
            // A term ends on the day before the anniversary as often as on it.
            var end = to.AddDays(1);
            return (end.Year - from.Year) * 12 + end.Month - from.Month - (end.Day < from.Day ? 1 : 0);
        }

        if (Term().Match(sentence) is not { Success: true } term || !int.TryParse(term.Groups["n"].Value, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        return term.Groups["unit"].Value == "년" ? count * 12 : count;
    }

    private static DateOnly? Day(Match match, string prefix) =>
        DateOnly.TryParseExact(
            $"{match.Groups[prefix + "y"].Value}-{match.Groups[prefix + "m"].Value}-{match.Groups[prefix + "d"].Value}",
            "yyyy-M-d",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day)
            ? day
            : null;

    [GeneratedRegex(@"(계약|임대차|임대|존속)\s?기간[^.\d]{0,20}(?<n>\d{1,3})\s?(?<unit>개월|년)(?!\s?\d)")]
    private static partial Regex Term();

    [GeneratedRegex(@"(?<fy>\d{4})[.년\-/]\s?(?<fm>\d{1,2})[.월\-/]\s?(?<fd>\d{1,2})[일.]?\s?(부터|~|∼|-|–|에서)\s?(?<ty>\d{4})[.년\-/]\s?(?<tm>\d{1,2})[.월\-/]\s?(?<td>\d{1,2})")]
    private static partial Regex Dates();
}
