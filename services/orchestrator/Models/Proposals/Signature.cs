using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>
/// What a question means without its particulars: the intent the rules see, the kinds of things it names, and its form.
/// "강남구 시세" and "서초구 시세" have one signature.
/// </summary>
public static class Signature
{
    private const string Version = "1";

    public static string Of(PlanDraft draft)
    {
        var kinds = draft.Reading.Facts.Entities.Select(entity => EntityKinds.Group(entity.Kind)).Distinct().Order(StringComparer.Ordinal);
        var form = draft.Reading.Cues.Select(match => match.Cue.ToString()).Distinct().Order(StringComparer.Ordinal);
        return $"{Version}|{Name(draft.Intent.Type)}|{string.Join(',', kinds)}|{string.Join(',', form)}|{(draft.Reading.IsFollowUp ? "follows" : "")}";
    }

    /// <summary>A question of which nothing was recognised is like no other.</summary>
    public static bool SaysSomething(PlanDraft draft) => draft.Reading.Cues.Count + draft.Reading.Facts.Entities.Count >= 2;

    private static string Name(IntentType type) => type.ToString();
}
