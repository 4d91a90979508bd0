using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;

namespace Holmes.Supervisor.People;

/// <summary>
/// Which earlier question of the same person a new one means: the one that shares most of its meaning, by pairs of
/// letters, rare ones counting more. Only where the question itself points back, and one only: more of them hurt.
/// </summary>
public static partial class Recall
{
    /// <summary>Below this it is another matter.</summary>
    private const double Alike = 0.25;

    public static bool IsWanted(string query) => PointsBack().IsMatch(query);

    /// <param name="earlier">The latest first; of equals the latest is meant.</param>
    public static RecalledTurn? Find(string query, IReadOnlyList<ExecutionSummary> earlier)
    {
        var asked = Pairs(PointsBack().Replace(query, " "));
        var theirs = earlier.Select(row => Pairs(row.Query)).ToList();
        var weights = asked.ToDictionary(pair => pair, pair => Math.Log(1 + ((1.0 + theirs.Count) / (1 + theirs.Count(pairs => pairs.Contains(pair))))));
        var all = weights.Values.Sum();
        var best = earlier
            .Select((row, place) => (Row: row, Similarity: all == 0 ? 0 : theirs[place].Where(weights.ContainsKey).Sum(pair => weights[pair]) / all))
            .MaxBy(one => one.Similarity);
        return best is { Row: { } row, Similarity: >= Alike }
            ? new(row.Id, row.StartedAt, Math.Round(best.Similarity, 4), row.ToTurn() with { Answer = null })
            : null;
    }

    private static HashSet<string> Pairs(string text)
    {
        var pairs = new HashSet<string>();
        foreach (Match word in Word().Matches(text.ToUpperInvariant()))
        {
            for (var i = 0; i + 1 < word.Length; i++)
            {
                pairs.Add(word.Value.Substring(i, 2));
            }
        }

        return pairs;
    }

    [GeneratedRegex(@"(?:지지난|지난|저)\s*번(?:에)?|(?:예전|이전|전|아까|어제|그제|지난\s*주|지난\s*달|저번\s*주|저번\s*달)(?:에)?\s*(?=(?:제가|내가|우리가)?\s*(?:본|봤|보던|물어|물었|질문|알아|찾|계산|검토|상담|얘기|말한|말했|했던))|\b(?:last time|(?:the )?other day|(?:earlier|before|previously),? (?:i|we) asked|(?:i|we) asked (?:earlier|before|about)|(?:my|the) (?:last|previous|earlier) (?:question|search|calculation))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PointsBack();

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Word();
}
