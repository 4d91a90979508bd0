using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Days and months as ISO dates, and the year from which a building may date.</summary>
public static partial class DateReader
{
    private const int NewBuildingYears = 5;

    public static IEnumerable<Found> Read(string text, DateOnly today)
    {
        foreach (Match match in Day().Matches(text))
        {
            if (Value(match, today) is { } date)
            {
                yield return new(EntityKinds.Date, match.Index, match.Value.Trim(), date);
            }
        }

        foreach (Match match in BuiltSince().Matches(text))
        {
            yield return new(EntityKinds.BuiltFrom, match.Index, match.Value, int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture));
        }

        foreach (Match match in NewBuilding().Matches(text))
        {
            var years = match.Groups["years"].Success ? int.Parse(match.Groups["years"].Value, CultureInfo.InvariantCulture) : NewBuildingYears;
            yield return new(EntityKinds.BuiltFrom, match.Index, match.Value, today.Year - years);
        }
    }

    private static DateOnly? Value(Match match, DateOnly today)
    {
        int Part(string name, int otherwise) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : otherwise;
        var month = Part("month", 1);
        var day = Part("day", 1);
        var year = match.Groups["relative"].Value switch
        {
            "내년" => today.Year + 1,
            "작년" => today.Year - 1,
            "올해" => today.Year,
            _ => Part("year", month < today.Month ? today.Year + 1 : today.Year), // a bare month is the next one of that name
        };
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(@"(?<year>(?:19|20)\d\d)\s*(?:년|[.\-/])\s*(?<month>\d{1,2})\s*(?:월|[.\-/])?\s*(?:(?<day>\d{1,2})\s*일?(?!\d))?|(?<relative>내년|올해|작년)\s*(?<month>\d{1,2})\s*월\s*(?:(?<day>\d{1,2})\s*일)?|(?<![\d개])(?<month>\d{1,2})\s*월\s*(?<day>\d{1,2})\s*일")]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<year>(?:19|20)\d\d)\s*년?(?:\s*이후)?\s*(?:준공|입주|지어|건축|식|부터)")]
    private static partial Regex BuiltSince();

    [GeneratedRegex(@"(?<years>\d{1,2})\s*년\s*(?:이내|안|미만|이하)(?:에|의|된)?\s*(?:신축|준공|지어|건축|입주)?(?=.{0,6}(?:아파트|건물|신축|집|오피스텔|빌라))|신축")]
    private static partial Regex NewBuilding();
}
