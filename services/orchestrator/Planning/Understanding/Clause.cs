using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>A part of a question with one thing wanted in it.</summary>
/// <param name="Earlier">Topics of the clauses before it: "비교해줘" alone compares what was named before.</param>
public sealed record Clause(int Start, int End, IReadOnlySet<Cue> Cues, IReadOnlySet<Cue> Earlier)
{
    public bool Has(params ReadOnlySpan<Cue> any)
    {
        foreach (var cue in any)
        {
            if (Cues.Contains(cue))
            {
                return true;
            }
        }

        return false;
    }
}

public static partial class Clauses
{
    /// <summary>Cuts where one thing is asked for and another begins; a part that asks for nothing joins the next one.</summary>
    public static IReadOnlyList<Clause> Split(string text, IReadOnlyList<CueMatch> cues)
    {
        var clauses = new List<Clause>();
        var earlier = new HashSet<Cue>();
        var start = 0;
        foreach (var end in Boundary().Matches(text).Select(match => match.Index + match.Length).Append(text.Length))
        {
            var own = cues.Where(cue => cue.Start >= start && cue.Start < end).Select(cue => cue.Cue).ToHashSet();
            if (end < text.Length && !own.Any(Asks))
            {
                continue;
            }

            clauses.Add(new(start, end, own, earlier.ToHashSet()));
            earlier.UnionWith(own.Where(cue => CueLexicon.IsTopic(cue)));
            start = end;
        }

        return clauses;
    }

    private static bool Asks(Cue cue) => cue is >= Cue.Compute and <= Cue.HowMuch;

    // "신고 절차", "최고 가격" end in 고 without ending a clause.
    [GeneratedRegex(@"[.?!;\n]+\s*|,\s+|(?<=[가-힣])(?<!신|광|최|참|창|권|경|예|공|사|재|보)고,?\s+|(?<=[가-힣])(?:면서|으며|하며|한 ?다음에?|한 ?뒤에?|한 ?후에?|해서)\s+|\s(?:그리고|또한|그 ?다음에?|아울러|and then|and)\s")]
    private static partial Regex Boundary();
}
