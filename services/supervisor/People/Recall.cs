using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;

namespace Holmes.Supervisor.People;

/// <summary>
/// Which earlier question of the same person a new one means: the one that shares most of its words, by pairs of
/// letters, rare ones counting more, and most of its meaning, where that is known. Only where the question itself points
/// back, and one only: more of them hurt.
/// </summary>
public static partial class Recall
{
    /// <summary>Below this it is another matter.</summary>
    private const double Alike = 0.25;

    public static bool IsWanted(string query) => PointsBack().IsMatch(query);

    /// <summary>What the question is about, without the words that point back.</summary>
    public static string Matter(string query) => PointsBack().Replace(query, " ").Trim();

    /// <param name="earlier">The latest first; of equals the latest is meant.</param>
    /// <param name="meanings">How alike in meaning, more than 0, up to 1; whoever is missing is not.</param>
    public static RecalledTurn? Find(string query, IReadOnlyList<ExecutionSummary> earlier, IReadOnlyDictionary<Guid, double>? meanings = null)
    {
        var words = InWords(query, earlier);
        var best = earlier
            .Select(row => (Row: row, Words: words[row.Id], Meaning: meanings?.GetValueOrDefault(row.Id) ?? 0))
            .Where(one => one.Words >= Alike || one.Meaning > 0)
            .OrderByDescending(one => one.Words + one.Meaning) // not by ranks: one that has no vector yet would fall behind
            .FirstOrDefault();
        return best.Row is { } row
            ? new(row.Id, row.StartedAt, Math.Round(Math.Max(best.Words, best.Meaning), 4), row.ToTurn() with { Answer = null })
            : null;
    }

    private static Dictionary<Guid, double> InWords(string query, IReadOnlyList<ExecutionSummary> earlier)
    {
        var asked = Pairs(Matter(query));
        var theirs = earlier.Select(row => Pairs(row.Query)).ToList();
        var weights = asked.ToDictionary(pair => pair, pair => Math.Log(1 + ((1.0 + theirs.Count) / (1 + theirs.Count(pairs => pairs.Contains(pair))))));
        var all = weights.Values.Sum();
        return earlier
            .Select((row, place) => (row.Id, Similarity: all == 0 ? 0 : theirs[place].Where(weights.ContainsKey).Sum(pair => weights[pair]) / all))
            .ToDictionary(one => one.Id, one => one.Similarity);
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
