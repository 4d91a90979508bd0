using System.Globalization;
using System.Text.RegularExpressions;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Areas in square metres, percentages, periods and distances.</summary>
public static partial class MeasureReader
{
    public const decimal SquareMetresPerPyeong = 3.305785m;

    private const decimal NationalSizeM2 = 84m;

    public static IEnumerable<Found> Read(string text) => [.. Areas(text), .. Percents(text), .. Periods(text), .. Distances(text)];

    private static IEnumerable<Found> Areas(string text)
    {
        foreach (Match match in AreaWithUnit().Matches(text))
        {
            var isPyeong = match.Groups["pyeong"].Success;
            var from = Metres(match.Groups["from"].Success ? match.Groups["from"].Value : match.Groups["n"].Value, isPyeong);
            var to = Metres(match.Groups["n"].Value, isPyeong);
            var band = Metres("10", isPyeong);
            yield return match.Groups["bound"].Value switch
            {
                _ when match.Groups["from"].Success => Range(match, from, to),
                "이하" or "이내" or "미만" or "까지" or "아래" => Range(match, null, to),
                "이상" or "초과" or "넘" or "부터" => Range(match, to, null),
                "대" => Range(match, to, to + band),
                _ => new(Area, match.Index, match.Value, to),
            };
        }

        foreach (Match match in AreaByType().Matches(text))
        {
            yield return new(Area, match.Index, match.Value, match.Groups["n"].Success ? Number(match.Groups["n"].Value) : NationalSizeM2);
        }
    }

    private static Found Range(Match match, decimal? min, decimal? max) => new(Area + RangeSuffix, match.Index, match.Value, new NumberRange(min, max));

    private static decimal Metres(string number, bool isPyeong) => isPyeong ? Math.Round(Number(number) * SquareMetresPerPyeong, 2) : Number(number);

    private static IEnumerable<Found> Percents(string text)
    {
        foreach (Match match in PercentValue().Matches(text))
        {
            var before = text[Math.Max(0, match.Index - 12)..match.Index];
            var after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 10)];
            var kind = (before, after) switch
            {
                _ when Ratio().IsMatch(before) => Percent,
                _ when Conversion().IsMatch(before) => ConversionPercent,
                _ when Raise().IsMatch(after) || Raise().IsMatch(before) || EnglishRaise().IsMatch(text[..match.Index]) || EnglishRaise().IsMatch(text[(match.Index + match.Length)..]) => IncreasePercent,
                _ when Growth().IsMatch(after) || Growth().IsMatch(before) => GrowthPercent,
                _ when Rate().IsMatch(before) || Rate().IsMatch(after) => RatePercent,
                _ => Percent,
            };
            yield return new(kind, match.Index, match.Value, Number(match.Groups["n"].Value));
        }
    }

    private static IEnumerable<Found> Periods(string text)
    {
        foreach (Match match in Period().Matches(text))
        {
            var isYears = match.Groups["years"].Success;
            yield return new(isYears ? Years : Months, match.Index, match.Value.Trim(), int.Parse(match.Groups[isYears ? "years" : "months"].Value, CultureInfo.InvariantCulture));
        }

        foreach (Match match in HalfYear().Matches(text))
        {
            yield return new(Months, match.Index, match.Value, 6);
        }

        foreach (Match match in Late().Matches(text))
        {
            yield return new(DaysLate, match.Index, match.Value, int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Found> Distances(string text)
    {
        foreach (Match match in Distance().Matches(text))
        {
            var number = Number(match.Groups["n"].Value);
            var metres = match.Groups["unit"].Value switch
            {
                "분" => number * 70, // a walk of 4.2 km an hour
                "km" or "킬로" => number * 1000,
                _ => number,
            };
            yield return new(StationDistance, match.Index, match.Value, (int)metres);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:(?<from>\d+(?:\.\d+)?)\s*(?:평|㎡|제곱미터)?\s*[~\-]\s*)?(?<n>\d+(?:\.\d+)?)\s*(?:(?<pyeong>평(?!당|가)(?:형|수)?)|㎡|m²|m2\b|제곱\s*미터|제곱|헤베|sqm)\s*(?:짜리\s*)?(?<bound>이하|이내|미만|까지|아래|이상|초과|넘|부터|대)?", RegexOptions.IgnoreCase)]
    private static partial Regex AreaWithUnit();

    [GeneratedRegex(@"(?:전용\s*(?:면적\s*)?|(?<![\d.]))(?<n>59|84|114|74|49|39|101|135)(?:타입|(?<=전용\s*(?:면적\s*)?\d+)(?![\d.]|\s*(?:㎡|평|제곱|m)))|국평|국민\s*평형")]
    private static partial Regex AreaByType();

    [GeneratedRegex(@"(?<n>\d+(?:\.\d+)?)\s*(?:%|퍼센트|프로(?!젝|그))")]
    private static partial Regex PercentValue();

    [GeneratedRegex(@"(?:LTV|DTI|DSR|비율|전세가율)[^\d]{0,6}$", RegexOptions.IgnoreCase)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"전환율[^\d]{0,5}$")]
    private static partial Regex Conversion();

    [GeneratedRegex(@"인상|증액|올려|올리|올린|올랐|상한|초과")]
    private static partial Regex Raise();

    [GeneratedRegex(@"\b(?:rais\w*|increas\w*|hik(?:e|ing)|go(?:ing|es)? up)\b[^.?!%]*$|^\W*(?:rent\s+|deposit\s+)?(?:raise|increase|hike|more)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishRaise();

    [GeneratedRegex(@"상승|하락|오르|성장")]
    private static partial Regex Growth();

    [GeneratedRegex(@"금리|이자|이율|고정|변동|대출")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(?<![\d.])(?:(?<years>\d{1,2})\s*년(?!\s*차|\s*(?:도|식|생)|\s*이내\s*(?:신축|준공|입주)|\s*\d{1,2}\s*월)|(?<months>\d{1,3})\s*(?:개월|달(?!러)))")]
    private static partial Regex Period();

    [GeneratedRegex(@"반년")]
    private static partial Regex HalfYear();

    [GeneratedRegex(@"(?<n>\d{1,4})\s*일\s*(?:이?나?\s*)?(?:지났|지나|늦|연체|지연|째)")]
    private static partial Regex Late();

    [GeneratedRegex(@"(?:역|지하철)[^\d.?!]{0,10}(?:도보\s*|걸어서\s*)?(?<n>\d+(?:\.\d+)?)\s*(?<unit>분|미터|m\b|km|킬로)|도보\s*(?<n>\d+)\s*(?<unit>분)", RegexOptions.IgnoreCase)]
    private static partial Regex Distance();
}
