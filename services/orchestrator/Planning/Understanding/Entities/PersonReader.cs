using System.Globalization;
using System.Text.RegularExpressions;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>What a person says of themselves: age, family, homes, credit.</summary>
public static partial class PersonReader
{
    public static IEnumerable<Found> Read(string text) =>
    [
        .. Numbers(AgeYears(), text, Age),
        .. Bands(text),
        .. Numbers(Married(), text, MarriageYears),
        .. Flags(NewlywedWord(), text, Newlywed),
        .. Counted(ChildrenCount(), text, Children),
        .. Homes(text),
        .. Flags(FirstHomeWord(), text, FirstHome),
        .. Numbers(Credit(), text, CreditGrade),
    ];

    private static IEnumerable<Found> Numbers(Regex pattern, string text, string kind) =>
        pattern.Matches(text).Select(match => new Found(kind, match.Index, match.Value, int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)));

    private static IEnumerable<Found> Flags(Regex pattern, string text, string kind) =>
        pattern.Matches(text).Take(1).Select(match => new Found(kind, match.Index, match.Value, true));

    private static IEnumerable<Found> Bands(string text) => AgeDecade().Matches(text).Select(match =>
    {
        var from = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        return new Found(AgeBand, match.Index, match.Value, new NumberRange(from, from + 9));
    });

    private static IEnumerable<Found> Counted(Regex pattern, string text, string kind) => pattern.Matches(text).Select(match => new Found(kind, match.Index, match.Value, Count(match.Groups["n"].Value)));

    private static IEnumerable<Found> Homes(string text)
    {
        foreach (Match match in HomesWord().Matches(text))
        {
            yield return new(HomesOwned, match.Index, match.Value, match.Groups["n"].Success ? Count(match.Groups["n"].Value) : match.Value.StartsWith('다') ? 2 : 0);
            yield break;
        }
    }

    private static int Count(string word) => word switch
    {
        "하나" or "한" or "외" or "일" => 1,
        "둘" or "두" or "이" => 2,
        "셋" or "세" or "삼" => 3,
        "넷" or "네" => 4,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
    };

    [GeneratedRegex(@"(?:만\s*)?(?<n>\d{2})\s*(?:살|세(?!대|\s*이상|\s*이하|\s*미만|트|율|금|입|기))")]
    private static partial Regex AgeYears();

    [GeneratedRegex(@"(?<![\d.])(?<n>[2-7]0)대(?=\s|의|인|직|신|부|맞|초|중|후|로|가|$|,)(?!\s*(?:평|억))")]
    private static partial Regex AgeDecade();

    [GeneratedRegex(@"(?:결혼|혼인)(?:한\s*지|\s*후)?\s*(?<n>\d{1,2})\s*년\s*차?|(?:신혼|결혼)\s*(?<n>\d{1,2})\s*년")]
    private static partial Regex Married();

    [GeneratedRegex(@"신혼(?:부부)?|예비\s*부부|newlywed", RegexOptions.IgnoreCase)]
    private static partial Regex NewlywedWord();

    [GeneratedRegex(@"(?:자녀|아이|애|자식|아기)(?:가|는|이)?\s*(?<n>\d|하나|한|둘|두|셋|세|넷|네)\s*(?:명|있|인|이|$|\s)|(?<n>\d)\s*(?:자녀|남매)|(?<n>두|세|네|외)\s*(?:자녀|아이|동이)")]
    private static partial Regex ChildrenCount();

    [GeneratedRegex(@"무주택(?:자)?|(?<n>[1-9]|일|이)\s*주택(?:자|\s*보유)?|다주택자?|집(?:이|은|도)?\s*(?:한\s*채도\s*)?없")]
    private static partial Regex HomesWord();

    [GeneratedRegex(@"생애\s*최초|(?:첫|처음)\s*(?:주택|집|내\s*집)|first[- ]time (?:home ?)?buyer", RegexOptions.IgnoreCase)]
    private static partial Regex FirstHomeWord();

    [GeneratedRegex(@"(?:신용\s*(?:등급)?(?:은|이|도)?\s*(?<n>[1-9]|10)\s*등급|신용\s*등급(?:은|이)?\s*(?<n>[1-9]|10)(?!\d))")]
    private static partial Regex Credit();
}
