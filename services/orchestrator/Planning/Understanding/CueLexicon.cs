using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>Finds the cues of a text.</summary>
public static partial class CueLexicon
{
    private static readonly FrozenDictionary<Cue, Regex> Expressions = TopicWords.Patterns
        .Concat(IntentionWords.Patterns)
        .ToFrozenDictionary(entry => entry.Key, entry => Compile(entry.Value));

    private static readonly Cue[] Order = [.. Expressions.Keys.Order()];

    /// <summary>In the order of the text. A topic inside a longer topic is not counted: 전세 in 전세권, 가격 in 공시가격.</summary>
    public static IReadOnlyList<CueMatch> Find(string text)
    {
        var found = Order.SelectMany(cue => Expressions[cue].Matches(text).Select(match => new CueMatch(cue, match.Index, match.Value))).ToList();
        return [.. found.Where(match => !NamesAnAmount(text, match) && !found.Exists(other => Shadows(other, match))).OrderBy(match => match.Start).ThenBy(match => match.Cue)];
    }

    public static bool IsTopic(Cue cue) => cue <= Cue.OtherDomain;

    private static bool Shadows(CueMatch longer, CueMatch match) =>
        IsTopic(match.Cue)
        && IsTopic(longer.Cue)
        && longer.Cue != match.Cue
        && longer.Cue is not (Cue.Increase or Cue.Party) // these span words that keep their own meaning
        && longer.Text.Length > match.Text.Length
        && longer.Start <= match.Start
        && longer.End >= match.End;

    // "매매가 9억" says what is paid; it does not ask for prices.
    private static bool NamesAnAmount(string text, CueMatch match) => match.Cue == Cue.Price && AmountAhead().IsMatch(text, match.End);

    [GeneratedRegex(@"\G\s*(?:은|는|이|가)?\s*(?:약\s*|대략\s*)?(?:\d[\d,.]*\s*(?:억|천|백|만|원)|[일이삼사오육칠팔구십]+\s*억)")]
    private static partial Regex AmountAhead();

    // Leftmost alternatives win in a regular expression, so the longest are tried first.
    private static Regex Compile(IEnumerable<string> patterns) =>
        new(
            string.Join('|', patterns.OrderByDescending(pattern => pattern.Length).Select(pattern => pattern.Replace(" ?", " ", StringComparison.Ordinal).Replace(" ", @"\s*", StringComparison.Ordinal))),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
