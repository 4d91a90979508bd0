using System.Globalization;
using System.Text.RegularExpressions;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>Reads every number in a text, in the forms Koreans write them: 3억 5,000만원, 5억, 삼억, 4.5 %, 25.7평, 2026년.</summary>
public static partial class FigureReader
{
    private const decimal PyeongM2 = 400m / 121m;

    public static IReadOnlyList<Figure> Read(string text)
    {
        var plain = QueryText.Normalise(text);
        var found = new List<Figure>();
        var at = 0;
        while (Number().Match(plain, at) is { Success: true } match)
        {
            var figure = Whole(plain, match);
            at = figure?.End ?? match.Index + match.Length;
            if (figure is not null)
            {
                found.Add(figure);
            }
        }

        return Ranges(plain, found);
    }

    /// <summary>A run of numbers with falling units is one number: 3억 5,000만 = 3억 + 5,000만.</summary>
    private static Figure? Whole(string text, Match first)
    {
        var (value, unit, precision, end) = (0m, decimal.MaxValue, 1m, first.Index);
        for (var part = first; part.Success && Unit(part.Groups["unit"].Value) is var next && next < unit; part = Next().Match(text, end))
        {
            if (!TryRead(part.Groups["number"].Value, out var number, out var place))
            {
                break;
            }

            (value, unit, precision, end) = (value + number * next, next, place * next, part.Index + part.Length);
            if (next == 1)
            {
                break;
            }
        }

        return end == first.Index ? null : Measured(text, first, value, precision, end, isScaled: first.Groups["unit"].Length > 0);
    }

    private static Figure Measured(string text, Match first, decimal value, decimal precision, int end, bool isScaled)
    {
        var suffix = Suffix().Match(text, end);
        var isWon = first.Groups["won"].Success;
        var last = suffix.Success ? suffix.Index + suffix.Length : end;
        var word = suffix.Value.Trim().ToLowerInvariant();
        var (dimension, scale) = word switch
        {
            "%" or "퍼센트" or "프로" or "percent" or "%p" => (Dimension.Percent, 1m),
            "㎡" or "m2" or "m²" or "제곱미터" => (Dimension.Area, 1m),
            "평" or "pyeong" => (Dimension.Area, PyeongM2),
            "원" or "won" or "krw" => (Dimension.Money, 1m),
            "million" => (Dimension.Money, 1_000_000m),
            "billion" => (Dimension.Money, 1_000_000_000m),
            "trillion" => (Dimension.Money, 1_000_000_000_000m),
            _ => (isScaled || isWon ? Dimension.Money : Dimension.Plain, 1m),
        };
        return new(value * scale, dimension, precision * scale, first.Index, last, text[first.Index..last]);
    }

    // "3~5억": the first number has the unit of the second.
    private static List<Figure> Ranges(string text, List<Figure> found)
    {
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (low, high) = (found[i], found[i + 1]);
            if (low.Dimension is Dimension.Plain && high.Dimension is not Dimension.Plain && Tilde().IsMatch(text[low.End..high.Start]))
            {
                var unit = FirstUnit().Match(high.Text) is { Success: true } scaled ? Unit(scaled.Value) : 1;
                var scale = high.Dimension is Dimension.Area && high.Text.EndsWith('평') ? PyeongM2 : unit;
                found[i] = low with { Value = low.Value * scale, Precision = low.Precision * scale, Dimension = high.Dimension };
            }
        }

        return found;
    }

    private static bool TryRead(string text, out decimal number, out decimal place)
    {
        var digits = text.Replace(",", "", StringComparison.Ordinal);
        place = digits.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? Power(digits.Length - point - 1) : 1;
        if (decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        number = HangulNumeral.Read(text);
        return number > 0;
    }

    private static decimal Power(int decimals)
    {
        var place = 1m;
        for (var i = 0; i < Math.Min(decimals, 20); i++)
        {
            place /= 10;
        }

        return place;
    }

    private static decimal Unit(string unit) => unit switch
    {
        "조" => 1_000_000_000_000m,
        "억" => 100_000_000m,
        "천만" => 10_000_000m,
        "백만" => 1_000_000m,
        "십만" => 100_000m,
        "만" => 10_000m,
        "천" => 1_000m,
        _ => 1,
    };

    private const string Digits = @"\d[\d,]*(?:\.\d+)?";
    private const string Hangul = @"(?<![가-힣])[일이삼사오육칠팔구십백천]{1,7}(?=\s*(?:조|억|천만|백만|십만|만\s*원|만원|%|퍼센트|프로|평))";
    private const string Units = "조|억|천만|백만|십만|만|천(?=\\s*(?:원|만|\\d))";

    [GeneratedRegex($@"(?<won>₩\s*)?(?<number>{Digits}|{Hangul})(?:\s*(?<unit>{Units}))?")]
    private static partial Regex Number();

    [GeneratedRegex($@"\G\s*(?>(?<number>{Digits}|[일이삼사오육칠팔구십백천]{{1,7}}(?=\s*(?:천만|백만|십만|만)))(?:\s*(?<unit>{Units}))?)(?!\s*(?:%|퍼센트|프로|년|월|일|건|개|명|㎡|m2|평))")]
    private static partial Regex Next();

    [GeneratedRegex(@"\G\s*(?:%p|%|퍼센트|프로(?!그)|percent|㎡|m2|m²|제곱미터|평(?![균가형])|pyeong|원(?![룸칙래인심])|won|krw|million|billion|trillion)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"^\s*원?\s*[~\-]\s*$")]
    private static partial Regex Tilde();

    [GeneratedRegex("조|억|천만|백만|십만|만|천")]
    private static partial Regex FirstUnit();
}
