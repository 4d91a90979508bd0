using System.Globalization;
using System.Text.RegularExpressions;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>What a percentage in a contract is a percentage of: a penalty of 50 % is no increase of 50 %.</summary>
public static partial class PercentMeaning
{
    public static IEnumerable<MeantPercent> Find(string sentence)
    {
        foreach (var (start, part) in ContractText.Parts(sentence))
        {
            foreach (Match match in Percents().Matches(part))
            {
                // The words of the same part decide; without any, the last ones before it in the sentence.
                var meaning = Nearest(part, match.Index) ?? Nearest(sentence[..start], start);
                if (meaning is not null && decimal.TryParse(match.Groups["value"].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
                {
                    yield return new(value, meaning);
                }
            }
        }
    }

    private static string? Nearest(string text, int index) => Words().Matches(text)
        .OrderBy(word => word.Index < index ? index - word.Index - word.Length : word.Index - index)
        .ThenBy(word => word.Index)
        .Select(word => Meanings.First(meaning => word.Groups[meaning].Success))
        .FirstOrDefault();

    private static readonly string[] Meanings = ["penalty", "increase", "conversion", "late", "other"];

    [GeneratedRegex(@"(?<value>\d{1,4}(\.\d{1,4})?)\s*(%|％|퍼센트|프로)")]
    private static partial Regex Percents();

    [GeneratedRegex("(?<penalty>위약금|위약벌|손해배상|배상|해약금)|(?<increase>증액|인상|올리|올릴|상향)|(?<conversion>전환)|(?<late>연체|지연|이자|이율)|(?<other>중개보수|수수료|부가세|부가가치세|계약금|중도금|잔금)")]
    private static partial Regex Words();
}

/// <param name="Meaning">penalty, increase, conversion, late, other.</param>
public sealed record MeantPercent(decimal Value, string Meaning);
