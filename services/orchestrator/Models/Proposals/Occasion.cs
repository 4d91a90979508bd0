using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Understanding;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>Whether a model's advice on a question is worth a call: most questions are plain.</summary>
public static class Occasion
{
    /// <summary>Below this the rules often misread.</summary>
    public const double Sure = 0.6;

    private const int ShortestQuestion = 4;
    private const int FewestCalls = 3;

    /// <summary>The rules do not know, or are not sure, what is wanted.</summary>
    public static bool IsUnsure(PlanDraft draft) => !IsIdle(draft)
        && (draft.Intent.Type is IntentType.Irrelevant or IntentType.Unclear || draft.Needs.Count == 0 || draft.Intent.Confidence < Sure);

    /// <summary>Several things over several teams: in which order, and with which arguments, is worth a thought.</summary>
    public static bool IsCompound(PlanDraft draft) =>
        draft.Intent.Type is not (IntentType.Irrelevant or IntentType.Unclear)
        && draft.Needs.Select(need => need.Capability).Distinct().Count() >= FewestCalls;

    /// <summary>A greeting, another field, hardly a word: nothing a model could add.</summary>
    public static bool IsIdle(PlanDraft draft) =>
        draft.Reading.Text.Count(char.IsLetterOrDigit) < ShortestQuestion
        || (draft.Intent.Type is IntentType.Irrelevant && draft.Needs.Count == 0 && draft.Reading.Has(Cue.Greeting, Cue.OtherDomain));
}
