using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Reads amounts of money in the forms people write them: 3억 5천, 2,500만원, 1.5억, 3~5억, 월세 80, 1000/50.</summary>
public static partial class AmountReader
{
    private const decimal Man = 10_000m;
    private const decimal Eok = 100_000_000m;

    public static IReadOnlyList<Amount> Read(string text)
    {
        var exact = Exact(text);
        return [.. Joined(text, [.. exact.Select(amount => Bounded(text, amount))])];
    }

    private static List<Amount> Exact(string text)
    {
        var found = new List<Amount>();
        foreach (var pattern in new[] { WithEok(), WithMan(), WithThousand(), InWon(), EnglishMillions() })
        {
            foreach (Match match in pattern.Matches(text))
            {
                var won = Value(match);
                var end = match.Index + match.Value.TrimEnd().Length;
                if (won > 0 && !found.Exists(other => match.Index < other.End && other.Start < end))
                {
                    found.Add(new(match.Index, end, won, won, ""));
                }
            }
        }

        AddBare(text, found);
        return [.. found.OrderBy(amount => amount.Start)];
    }

    // "월세 80", "보증금 1000에", "1000/50": nobody pays 80 won of rent, so a bare number after such a word is 만원.
    private static void AddBare(string text, List<Amount> found)
    {
        foreach (Match match in AfterRole().Matches(text))
        {
            foreach (var group in new[] { match.Groups["n"], match.Groups["m"] })
            {
                if (group.Success && !found.Exists(other => group.Index < other.End && other.Start < group.Index + group.Length))
                {
                    var won = Number(group.Value) * Man;
                    found.Add(new(group.Index, group.Index + group.Length, won, won, ""));
                }
            }
        }
    }

    private static decimal Value(Match match)
    {
        decimal Part(string name, decimal unit) => match.Groups[name].Success ? Number(match.Groups[name].Value) * unit : 0;
        return Part("eok", Eok) + Part("thousand", 1000 * Man) + Part("hundred", 100 * Man) + Part("man", Man) + Part("won", 1) + Part("million", 1_000_000m)
            + Part("billion", 1_000_000_000m);
    }

    private static Amount Bounded(string text, Amount amount)
    {
        var match = Bound().Match(text, amount.End);
        if (!match.Success)
        {
            return amount;
        }

        var won = amount.Won;
        var word = match.Groups["word"].Value;
        var end = amount with { End = match.Index + match.Length, Bound = word };
        return word switch
        {
            "이하" or "이내" or "미만" or "밑" or "아래" or "안쪽" or "까지" or "언더" => end with { Min = null },
            "이상" or "초과" or "넘" or "부터" => end with { Max = null },
            "대" => end with { Max = won + Magnitude(won) - 1 },
            _ => end, // 정도, 쯤, 내외: the amount itself; a search widens it
        };
    }

    // 9억대 is 9억 to 10억, 30억대 is 30억 to 40억, 5천만원대 5천 to 6천.
    private static decimal Magnitude(decimal won)
    {
        var unit = 1m;
        while (won % (unit * 10) == 0)
        {
            unit *= 10;
        }

        return unit >= Eok * 10 ? Eok * 10 : unit;
    }

    private static IEnumerable<Amount> Joined(string text, List<Amount> amounts)
    {
        for (var i = 0; i < amounts.Count; i++)
        {
            var amount = amounts[i];
            if (i + 1 < amounts.Count && Range(text, amount, amounts[i + 1]) is { } range)
            {
                yield return range;
                i++;
            }
            else
            {
                yield return LeftOpen(text, amount) ?? amount;
            }
        }
    }

    private static Amount? Range(string text, Amount from, Amount to)
    {
        var between = text[from.End..to.Start];
        var tilde = from.IsExact && Tilde().IsMatch(between);
        var upTo = to.Max is not null && to.Bound is not ("" or "정도" or "쯤");
        var words = (from.Bound is "이상" or "부터" or "초과" or "넘" && Blank().IsMatch(between)) || (from.IsExact && From().IsMatch(between));
        var inside = upTo || Inside().IsMatch(text[to.End..]) || from.Bound is "이상" or "부터" or "초과" or "넘";
        return to.Max is { } max && max > from.Won && (tilde || (words && inside))
            ? new(from.Start, to.End, from.Won, max, to.Bound)
            : null;
    }

    // "3~5억": the first number has the unit of the second.
    private static Amount? LeftOpen(string text, Amount amount)
    {
        var match = BeforeTilde().Match(text[..amount.Start]);
        if (!match.Success || amount.Max is not { } max)
        {
            return null;
        }

        var own = Number(LeadingNumber().Match(text[amount.Start..]).Value);
        var min = own == 0 ? 0 : max / own * Number(match.Groups["n"].Value);
        return min > 0 && min < max ? amount with { Start = match.Index, Min = min } : null;
    }

    private static decimal Number(string text) =>
        decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : HangulNumeral.Read(text);

    private const string N = @"(?:\d[\d,]*(?:\.\d+)?|(?<![가-힣])[일이삼사오육칠팔구십백천]{1,5})";
    private const string NotCounted = @"(?!\s*(?:년|개월|%|퍼센트|프로|평|㎡|제곱|명|채|세대|월|일|층|호|살|세|가구|건|동|번|등급|\d))";

    [GeneratedRegex($@"(?<eok>{N})\s*억(?:\s*(?<thousand>\d(?:\.\d+)?|[일이삼사오육칠팔구])\s*천(?:\s*(?<hundred>\d)\s*백|\s*(?<man>\d{{1,3}})(?=\s*만))?(?:\s*만)?|\s*(?<hundred>\d)\s*백(?:\s*만)?|\s*(?<man>\d[\d,]*)\s*만|\s*(?<man>\d{{3,4}}){NotCounted})?\s*원?")]
    private static partial Regex WithEok();

    [GeneratedRegex($@"(?:(?<thousand>{N})\s*천\s*(?:(?<hundred>\d)\s*백\s*|(?<man>\d{{1,3}})\s*)?|(?<hundred>{N})\s*백\s*|(?<man>{N})\s*)만\s*원?")]
    private static partial Regex WithMan();

    [GeneratedRegex($@"(?<thousand>(?<![\d가-힣])(?:\d{{1,2}}(?:\.\d)?|[일이삼사오육칠팔구]))\s*천(?:\s*(?<hundred>\d)\s*백)?(?![가-힣]*(?:세대|가구|명|원))(?!년|구|호)")]
    private static partial Regex WithThousand();

    [GeneratedRegex(@"(?<won>\d{1,3}(?:,\d{3})+|\d{5,})(?:\s*원|(?=\s*(?:won|krw)\b)|(?<=\d{7}))", RegexOptions.IgnoreCase)]
    private static partial Regex InWon();

    [GeneratedRegex(@"(?:(?<billion>\d[\d,]*(?:\.\d+)?)\s*(?:billion|bn)|(?<million>\d[\d,]*(?:\.\d+)?)\s*(?:million|m(?=\s*won|\s*krw)|mn))\b(?:\s*(?:won|krw))?", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishMillions();

    [GeneratedRegex(@"(?:보증금|전세금?|반전세|월세|임대료|차임|관리비|연봉|연소득|월급|월 ?소득|소득|매매가?|자본금|현금)(?:은|는|이|가|을|를|액)?\s*(?<n>\d{2,5})(?:\s*/\s*(?<m>\d{1,4}))?(?![\d,.]|\s*(?:년|개월|%|퍼센트|프로|평|억|만|천|백|명|㎡|m2|제곱|세|살|층|호|월|일|가구|채|건|원(?!룸)|대|타입|등급))")]
    private static partial Regex AfterRole();

    [GeneratedRegex(@"\G\s*원?\s*(?:짜리\s*)?(?<word>이하|이내|미만|밑|아래|안쪽|언더|까지|이상|초과|넘|부터|대(?=\s|의|에|로|아|빌|오|매|전|집|주|$)|정도|쯤|내외|전후|가량)")]
    private static partial Regex Bound();

    [GeneratedRegex(@"^\s*원?\s*[~\-]\s*$")]
    private static partial Regex Tilde();

    [GeneratedRegex(@"^\s*(?:이고)?,?\s*$")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\s*(?:에서|부터)\s*$")]
    private static partial Regex From();

    [GeneratedRegex(@"^\s*(?:사이|까지)")]
    private static partial Regex Inside();

    [GeneratedRegex(@"(?<n>\d[\d,]*(?:\.\d+)?)\s*[~\-]\s*$")]
    private static partial Regex BeforeTilde();

    [GeneratedRegex(@"^\d[\d,]*(?:\.\d+)?")]
    private static partial Regex LeadingNumber();
}
