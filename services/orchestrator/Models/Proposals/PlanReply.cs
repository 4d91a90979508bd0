using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Evidence;
using Holmes.Orchestrator.Planning.Understanding;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>What a model says a question wants.</summary>
/// <param name="Stated">Words in which the person says something of themselves.</param>
internal sealed record PlanReply(IntentType Intent, double Confidence, IReadOnlyList<WorkItem> Work, string Reason, IReadOnlyList<string>? Stated = null)
{
    public bool IsWork => Intent is not (IntentType.Irrelevant or IntentType.Unclear);

    /// <summary>Only registered work, and each piece grounded in words of the question.</summary>
    public static Checked<PlanReply> Check(JsonElement json, IReadOnlyList<ToolDescriptor> tools, IReadOnlyList<string> texts)
    {
        var reply = WireJson.Read<PlanReply>(json);
        var known = tools.Select(tool => tool.Capability).ToHashSet();
        var said = Compact(string.Join(' ', texts.Select(Instructions.Without)));
        List<string> errors =
        [
            .. reply.Work.Where(item => !known.Contains(item.Capability)).Select(item => $"unknown capability {item.Capability}"),
            .. reply.Work.Where(item => Compact(item.Evidence).Length < 2 || !said.Contains(Compact(item.Evidence), StringComparison.OrdinalIgnoreCase))
                .Select(item => $"the evidence of {item.Capability} is not in the question"),
            .. (reply.Stated ?? []).Where(words => Compact(words).Length < 2 || !Compact(Instructions.Without(texts[0])).Contains(Compact(words), StringComparison.OrdinalIgnoreCase))
                .Select(words => $"“{words}” is not in the question"),
            .. reply.IsWork && reply.Work.Count == 0 ? ["this intent needs work"] : Array.Empty<string>(),
            .. !reply.IsWork && reply.Work.Count > 0 ? ["this intent has no work"] : Array.Empty<string>(),
        ];
        return errors.Count > 0 ? Checked.Bad<PlanReply>(errors) : Checked.Good<PlanReply>(reply);
    }

    private static string Compact(string text) => string.Concat(QueryText.Normalise(text).Where(letter => !char.IsWhiteSpace(letter)));
}

/// <param name="Evidence">The words of the question that ask for it.</param>
internal sealed record WorkItem(string Capability, string Evidence);
