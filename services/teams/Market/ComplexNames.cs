using System.Text;

namespace Holmes.Teams.Market;

/// <summary>Finds a complex although its name is written in another way.</summary>
public static class ComplexNames
{
    private const double Enough = 0.6;
    private const string Suffix = "아파트";

    /// <summary>A name without spaces, signs and the word for apartment: "역삼 Ⅱ-아파트" and "역삼ii" are one.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder();
        foreach (var character in Letters.Plain(name))
        {
            if (char.IsLetterOrDigit(character))
            {
                key.Append(char.ToLowerInvariant(character));
            }
        }

        var text = key.ToString();
        return text.Length > Suffix.Length && text.EndsWith(Suffix, StringComparison.Ordinal) ? text[..^Suffix.Length] : text;
    }

    /// <summary>Keys that mean <paramref name="name"/>: the same, else containing it, else the most similar.</summary>
    public static NameMatch Match(string name, IReadOnlyCollection<string> keys)
    {
        var key = Key(name);
        if (key.Length == 0)
        {
            return new([], IsGuess: false);
        }

        if (keys.Contains(key))
        {
            return new([key], IsGuess: false);
        }

        var containing = keys.Where(candidate => candidate.Contains(key, StringComparison.Ordinal)).ToArray();
        if (containing.Length > 0)
        {
            return new(containing, IsGuess: false);
        }

        var best = keys.Select(candidate => (Key: candidate, Score: Similarity(key, candidate)))
            .Where(candidate => candidate.Score >= Enough)
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Key is null ? new([], IsGuess: false) : new([best.Key], IsGuess: true);
    }

    /// <summary>Dice coefficient of the two words' pairs of letters, 0 to 1.</summary>
    public static double Similarity(string left, string right)
    {
        var pairsLeft = Pairs(left);
        var pairsRight = Pairs(right);
        var both = pairsLeft.Intersect(pairsRight).Count();
        return pairsLeft.Count + pairsRight.Count == 0 ? 0 : 2.0 * both / (pairsLeft.Count + pairsRight.Count);
    }

    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(start => text.Substring(start, 2))];
}

/// <param name="IsGuess">Only similar, so the user must be told.</param>
public sealed record NameMatch(IReadOnlyList<string> Keys, bool IsGuess);
