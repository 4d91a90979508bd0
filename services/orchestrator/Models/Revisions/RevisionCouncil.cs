using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Answers;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Evidence;
using Holmes.Orchestrator.Models.Prompts;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Revision;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Models.Revisions;

/// <summary>
/// Repairs by the rules; a model is asked where a result is there but poor (is it good enough?), and where the rules know
/// nothing better.
/// </summary>
public sealed class RevisionCouncil(Consultant consultant, IOptions<LlmOptions> options, TimeProvider clock)
{
    private const double GoodEnough = 0.6;

    public async Task<RecordOrchestration> ReviseAsync(OrchestrateExecution command, PlanningKnowledge knowledge, CancellationToken cancellation)
    {
        var request = command.Revise!;
        var ruled = Planner.Revise(command, knowledge);
        if (!consultant.IsConfigured)
        {
            return Council.ByRules(ruled, $"{Reasons.NoModel}: the rules decide alone");
        }

        if (request.Remainder is not null)
        {
            return Council.ByRules(ruled, "what is left of a plan is planned by the rules; a model had its say in the repairs");
        }

        var ledger = new Ledger(options.Value, command.Spent, command.Deadline, clock);
        var decided = request.Outcome is Outcome.Ok or Outcome.Degraded ? await JudgedAsync(command, ruled, ledger, cancellation)
            : ruled.Steps.Count == 0 && request.Outcome is not Outcome.Unknown ? await RepairedAsync(command, knowledge, ruled, ledger, cancellation)
            : Council.ByRules(ruled, "the rules know a repair; no model was asked");
        return decided with { Consulted = ledger.Consultations.Count > 0 ? ledger.Consultations : null };
    }

    private async Task<RecordOrchestration> JudgedAsync(OrchestrateExecution command, RecordOrchestration ruled, Ledger ledger, CancellationToken cancellation)
    {
        var question = new Question<JudgeReply>(
            command.ExecutionId,
            PromptLibrary.Get(PromptLibrary.Judge, Tongues.Of(command.Query)),
            [ModelProposer.Asked(command), new("results", Calls(command.Revise!))],
            reply => Checked.Good<JudgeReply>(WireJson.Read<JudgeReply>(reply)));
        if (await consultant.AskAsync(question, ledger, cancellation) is not { } judged)
        {
            return Council.ByRules(ruled, "no usable judgement came from the model");
        }

        return judged.Value.Score >= GoodEnough
            ? ruled with { Steps = [], Decisions = [], Assumptions = [], AdjustmentReason = Shown.Text(judged.Value.Reason), Arbitration = new(judged.Model, $"the model judges the result good enough ({judged.Value.Score:0.00})") }
            : Council.ByRules(ruled, $"the model, too, judges the result poor ({judged.Value.Score:0.00})");
    }

    private async Task<RecordOrchestration> RepairedAsync(
        OrchestrateExecution command, PlanningKnowledge knowledge, RecordOrchestration ruled, Ledger ledger, CancellationToken cancellation)
    {
        var request = command.Revise!;
        var tools = knowledge.Tools.Where(tool => tool.Team == request.Step.Team && tool.Effect is EffectClass.ReadOnly && !tool.NeedsApproval).ToList();
        if (request.Step.Calls.Count != 1 || tools.Count == 0)
        {
            return Council.ByRules(ruled, "nothing a model could replace");
        }

        var question = new Question<ReviseReply>(
            command.ExecutionId,
            PromptLibrary.Get(PromptLibrary.Revise, Tongues.Of(command.Query)),
            [
                ModelProposer.Asked(command),
                new("step", new { task = Shown.Text(request.Step.Task), failure = request.Failure?.Class, calls = Calls(request) }),
                new("tools", tools.Select(tool => new { tool.Name, tool.Capability, description = Shown.Text(tool.Description), arguments = tool.ArgumentsSchema })),
                .. LikeIt(request, knowledge),
            ],
            reply => ReviseReply.Check(reply, request, tools, new ArgumentEvidence(ModelProposer.Texts(command), request.Entities)));
        return await consultant.AskAsync(question, ledger, cancellation) is not { } consulted
            ? Council.ByRules(ruled, "no usable repair came from the model")
            : consulted.Value.Replaces
                ? Planner.Replace(command, knowledge, tools.First(tool => tool.Name == consulted.Value.Tool), consulted.Value.Arguments, Shown.Text(consulted.Value.Reason), Use(consulted)) with
                {
                    Arbitration = new(consulted.Model, "the rules know no repair; the model does"),
                }
                : Council.ByRules(ruled, "neither the rules nor the model know a repair");
    }

    private static ModelUse Use(Consulted<ReviseReply> consulted) =>
        new(true, consulted.Model, consulted.Value.Tool, consulted.Entry.InputTokens, consulted.Entry.OutputTokens);

    // One example helps; several mislead.
    private static IEnumerable<DataBlock> LikeIt(RevisionRequest request, PlanningKnowledge knowledge)
    {
        var call = request.Step.Calls[0];
        return knowledge.Tools.FirstOrDefault(tool => tool.Name == call.Tool) is { } tool
            && Exemplars.MostLike(FailedCase.Of(request.Failure?.Class ?? FailureClass.PoorResult, tool.Capability, call.Tool, call.Arguments, request.Intent.Type), knowledge.Preferences) is { } like
            ? [new("exemplar", new { like.Problem, like.Tool, like.Tactic, like.RepairedBy, quality = Math.Round(like.Quality, 2), like.Times })]
            : [];
    }

    private static IEnumerable<object> Calls(RevisionRequest request) => request.Calls.Select(call => new
    {
        call.Tool,
        arguments = Shown.Of(call.Arguments),
        call.Outcome,
        failure = call.Failure?.Class,
        result = call.Result is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } result ? Shown.Of(result) : null,
    });
}
