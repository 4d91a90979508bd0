using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>
/// Says whose proposal holds, and why. Pure. A model may say what is wanted only where the rules are unsure, and then ask
/// for nothing that has an effect; where they are sure it may say how, not what.
/// </summary>
public static class Arbiter
{
    public static (Proposal Chosen, string Reason) Choose(Proposal rules, Proposal? cached, Proposal? model, PlanningKnowledge knowledge, bool isModelConfigured, ModelConsultation? last)
    {
        if (cached is not null && Objection(rules, cached, knowledge) is null)
        {
            return (cached, $"a question of this kind was planned before: {cached.Reason}");
        }

        if (model is null)
        {
            return (rules, WithoutModel(rules, isModelConfigured, last));
        }

        if (Objection(rules, model, knowledge) is { } objection)
        {
            return (rules, $"the model's plan was not taken: {objection}");
        }

        if (!model.IsNewWork)
        {
            return (model, $"the rules know what is wanted; the model says how: {model.Reason}");
        }

        return model.Draft.Needs.Count == 0 || (model.Strategy is null && model.Capabilities.ToHashSet().SetEquals(rules.Capabilities))
            ? (rules, "the model and the rules agree")
            : (model, $"the rules were unsure ({rules.Draft.Intent.Type}, {rules.Draft.Intent.Confidence:0.00}); the model: {model.Reason}");
    }

    /// <summary>Why a plan that is not the rules' own may not run; null when it may.</summary>
    private static string? Objection(Proposal rules, Proposal other, PlanningKnowledge knowledge)
    {
        var own = rules.Capabilities.ToHashSet();
        if (!Occasion.IsUnsure(rules.Draft) && !own.SetEquals(other.Capabilities))
        {
            return "the rules are sure what is wanted";
        }

        if (rules.Draft.Needs.Count > 0 && other.Draft.Needs.Count == 0 && IsWork(rules.Draft.Intent))
        {
            return "it leaves undone what the rules found to do";
        }

        return other.Capabilities.Where(capability => !own.Contains(capability)).Select(capability => Forbidden(capability, knowledge)).FirstOrDefault(reason => reason is not null);
    }

    private static string? Forbidden(string capability, PlanningKnowledge knowledge) => knowledge.Tools.Where(tool => tool.Capability == capability).ToList() switch
    {
        [] => $"nobody can do {capability}",
        var tools when tools.Exists(tool => tool.Effect is not EffectClass.ReadOnly || tool.NeedsApproval) => $"{capability} has effects, and only the question itself can ask for it",
        _ => null,
    };

    private static string WithoutModel(Proposal rules, bool isConfigured, ModelConsultation? last) => (isConfigured, last) switch
    {
        (false, _) => $"{Reasons.NoModel}: the rules decide alone",
        (true, null) => Occasion.IsIdle(rules.Draft) ? "plainly nothing for a model" : "the rules are sure; no model was asked",
        (true, { } consulted) => $"no usable proposal came from the model: {consulted.Reason}",
    };

    private static bool IsWork(Intent intent) => intent.Type is not (IntentType.Irrelevant or IntentType.Unclear);
}
