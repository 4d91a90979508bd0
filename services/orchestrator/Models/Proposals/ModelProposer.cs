using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Answers;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Evidence;
using Holmes.Orchestrator.Models.Prompts;
using Holmes.Orchestrator.Planning;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>
/// Asks a model what is wanted where the rules are unsure, and how to do it where it is much: at most one call for each.
/// </summary>
public sealed class ModelProposer(Consultant consultant) : IPlanProposer
{
    public async ValueTask<Proposal?> ProposeAsync(PlanningRound round, CancellationToken cancellation)
    {
        if (!consultant.IsConfigured)
        {
            return null;
        }

        var understood = Occasion.IsUnsure(round.Draft) ? await UnderstandAsync(round, cancellation) : null;
        var draft = understood?.Draft ?? round.Draft;
        return Occasion.IsCompound(draft) ? await ArrangeAsync(round, draft, understood, cancellation) ?? understood : understood;
    }

    private async Task<Proposal?> UnderstandAsync(PlanningRound round, CancellationToken cancellation)
    {
        var tools = round.Knowledge.Tools;
        var question = new Question<PlanReply>(
            round.Command.ExecutionId,
            PromptLibrary.Get(PromptLibrary.Plan, Tongues.Of(round.Command.Query)),
            [
                Asked(round.Command),
                new("capabilities", tools.GroupBy(tool => tool.Capability).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new { capability = group.Key, description = Shown.Text(group.First().Description) })),
                new("rules", new { intent = round.Draft.Intent.Type, round.Draft.Intent.Confidence, work = round.Draft.Needs.Select(need => need.Capability).Distinct() }),
            ],
            reply => PlanReply.Check(reply, tools, Texts(round.Command)));
        if (await consultant.AskAsync(question, round.Ledger, cancellation) is not { } consulted)
        {
            return null;
        }

        var reply = consulted.Value;
        var intent = new Intent(reply.Intent, Math.Round(reply.Confidence, 4), [.. reply.Work.Select(item => item.Evidence).Distinct()]);
        return new(
            consulted.Model, CapabilityNeeds.Draft(round.Draft, intent, reply.Work.Select(item => item.Capability), tools) with { Stated = reply.Stated }, Shown.Text(reply.Reason),
            IsNewWork: true, Consultation: consulted.Entry);
    }

    private async Task<Proposal?> ArrangeAsync(PlanningRound round, PlanDraft draft, Proposal? understood, CancellationToken cancellation)
    {
        var asked = ToolsReply.Asked(draft);
        var able = asked.Select(need => need.Capability).ToHashSet();
        var tools = round.Knowledge.Tools.Where(tool => able.Contains(tool.Capability)).ToList();
        var question = new Question<ToolsReply>(
            round.Command.ExecutionId,
            PromptLibrary.Get(PromptLibrary.Tools, Tongues.Of(round.Command.Query)),
            [
                Asked(round.Command),
                new("calls", asked.Select((need, index) => new { id = ToolsReply.IdOf(index), need.Capability, arguments = Shown.Of(WireJson.ToElement(need.Arguments)) })),
                new("tools", tools.Select(tool => Described(tool, round.Knowledge))),
            ],
            reply => ToolsReply.Check(reply, asked, tools, () => new ArgumentEvidence(Texts(round.Command), draft.Reading.Facts.Entities)));
        if (await consultant.AskAsync(question, round.Ledger, cancellation) is not { } consulted)
        {
            return null;
        }

        var reply = consulted.Value;
        return new(
            consulted.Model, reply.Over(draft), Shown.Text(reply.Reason), reply.Strategy, [.. draft.Needs.Select(need => reply.CallOf(draft, need).Tool)],
            reply.Waits(asked), understood is not null, consulted.Entry);
    }

    private static object Described(ToolDescriptor tool, PlanningKnowledge knowledge) => new
    {
        tool.Name,
        tool.Capability,
        description = Shown.Text(tool.Description),
        tool.Version,
        arguments = tool.ArgumentsSchema,
        soFar = (knowledge.Preferences?.Preferences ?? []).Where(known => known.Tool == tool.Name)
            .Select(known => new { known.QueryType, known.Tries, quality = Math.Round(known.MeanQuality, 2), milliseconds = Math.Round(known.MeanMilliseconds), health = Math.Round(known.Health, 2) }),
    };

    internal static DataBlock Asked(OrchestrateExecution command) => new("question", new
    {
        question = Shown.Text(command.Query),
        conversation = command.Conversation.Select(turn => new { question = Shown.Text(turn.Query), intent = turn.Intent }),
    });

    internal static IReadOnlyList<string> Texts(OrchestrateExecution command) => [command.Query, .. command.Conversation.Select(turn => turn.Query)];
}
