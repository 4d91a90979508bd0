using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>A question, read: its cues, its clauses, what it names, and what it took over from the conversation.</summary>
/// <param name="Text">The text that says what is wanted: the question, or for a follow-up the question it follows.</param>
/// <param name="IsFollowUp">The question cannot be understood without the one before it.</param>
public sealed record Reading(
    string Query,
    string Text,
    IReadOnlyList<CueMatch> Cues,
    IReadOnlyList<Clause> Clauses,
    Facts Facts,
    DateOnly Today,
    bool IsFollowUp)
{
    public bool Has(params ReadOnlySpan<Cue> any)
    {
        foreach (var cue in any)
        {
            if (Cues.Any(match => match.Cue == cue))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Something happened to the person who asks, as against "what if" and "in which cases".</summary>
    public bool IsPersonal => Has(Cue.Narrative) && !Has(Cue.Generic);

    public bool IsEnglish => !Query.Any(letter => letter is >= '가' and <= '힣');
}
