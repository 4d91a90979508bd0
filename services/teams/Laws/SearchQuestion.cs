using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>A question as the index understands it.</summary>
/// <param name="Terms">What to look for, and how much each term counts.</param>
/// <param name="References">Laws, and articles, that it names.</param>
/// <param name="Subjects">Laws whose subject it mentions, with how clearly.</param>
/// <param name="WantsDetail">It asks for what decrees and rules hold: forms, documents, fees, the schedule of fines.</param>
/// <param name="WantsPending">It asks for what is not in force yet.</param>
internal sealed partial record SearchQuestion(
    string Text,
    IReadOnlyDictionary<string, double> Terms,
    IReadOnlyList<LawReference> References,
    IReadOnlyDictionary<string, double> Subjects,
    bool WantsDetail,
    bool WantsAddenda,
    bool WantsPending)
{
    private const double OwnWord = 0.7;
    private const double Synonym = 0.4;

    public static SearchQuestion Read(string text, string? lawName, string? article, IReadOnlyList<(string Name, string Title)> names)
    {
        var named = LawReference.In(text, names);
        var given = lawName is { Length: > 0 } ? LawReference.In($"{lawName} {article}", names) : [];
        return new(
            text,
            WeightedTerms(text),
            [.. given.Concat(named).Distinct()],
            LawSubjects.In(text),
            Detail().IsMatch(text),
            Addenda().IsMatch(text),
            Pending().IsMatch(text));
    }

    private static Dictionary<string, double> WeightedTerms(string text)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(weights, KoreanTerms.ContentWords(text), 1);
        Add(weights, Synonyms.For(text).SelectMany(KoreanTerms.Words), Synonym);
        return weights;
    }

    // A long word counts more than a short one, but not as much more as it has bigrams.
    private static void Add(Dictionary<string, double> weights, IEnumerable<string> words, double factor)
    {
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            foreach (var (term, share) in Shares(word))
            {
                weights[term] = Math.Max(weights.GetValueOrDefault(term), factor * share);
            }
        }
    }

    private static IEnumerable<(string Term, double Share)> Shares(string word) =>
        word.Length == 2 || char.IsAscii(word[0])
            ? [(word, 1)]
            : KoreanTerms.Bigrams(word).Select(bigram => (bigram, 1 / Math.Sqrt(word.Length - 1))).Append((word, OwnWord));

    [GeneratedRegex("시행령|시행규칙|서식|별지|별표|첨부\\s*서류|구비\\s*서류|과태료\\s*(?:부과)?\\s*기준|수수료는?\\s*얼마|세부\\s*기준|대통령령|부령")]
    private static partial Regex Detail();

    [GeneratedRegex("부칙|경과\\s*조치|적용례|소급")]
    private static partial Regex Addenda();

    [GeneratedRegex("시행\\s*예정|개정\\s*예정|예정된|바뀔\\s*예정|앞으로\\s*(?:바뀌|시행)|아직\\s*시행")]
    private static partial Regex Pending();
}
