using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning.Steps;
using Holmes.Orchestrator.Planning.Strategies;
using Holmes.Orchestrator.Planning.Tools;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>
/// Repairs a step that ended badly: another tool, of another team too, the same call later, its arguments as the tool wants
/// them, wider arguments, a partial substitute, or nothing, with the reason.
/// </summary>
internal static class Reviser
{
    private const double PoorQuality = 0.4;
    private const double LongestPause = 30;

    public static RecordOrchestration Revise(OrchestrateExecution command, RevisionRequest request, PlanningKnowledge knowledge, IToolPolicy policy)
    {
        var context = RevisionContext.Of(command, request);
        var repairs = request.Step.Calls.Select(call => Repair(command, request, knowledge, policy, context, call)).ToList();
        var changed = repairs.Where(repair => repair.Use is not null).ToList();
        var decisions = changed.Select((repair, index) => StepWriter.Decide(command, repair.Use!, context, index) with { Tactic = repair.Tactic }).ToList();
        var byUse = changed.Zip(decisions).ToDictionary(pair => pair.First.Use!, pair => pair.Second);
        IReadOnlyList<PlannedStep> steps = changed.Count == 0 ? [] :
        [
            request.Step with
            {
                Team = changed.Select(repair => repair.Use!.Assigned.Tool.Team).FirstOrDefault(team => team != request.Step.Team) ?? request.Step.Team,
                Calls = [.. repairs.SelectMany(repair => Calls(repair, byUse))],
                TimeoutSeconds = Math.Max(request.Step.TimeoutSeconds, StepTime.Of(changed.Select(repair => repair.Use!.Assigned.Tool))),
                NeedsApproval = request.Step.NeedsApproval || changed.Exists(repair => repair.Use!.Assigned.Tool.NeedsApproval),
            },
        ];
        var reasons = repairs.Select(repair => repair.Reason).OfType<string>().Distinct().ToList();
        return new(
            command.ExecutionId,
            command.Round,
            request.Intent,
            request.Entities,
            steps,
            StrategyChoice.Choose(steps, command.Options.Strategy, knowledge.Preferences?.Position ?? 0),
            decisions,
            [],
            [.. changed.SelectMany(repair => repair.Assumptions)],
            AdjustmentReason: reasons.Count > 0 ? string.Join(' ', reasons) : "고칠 호출이 없어 그대로 둡니다.");
    }

    /// <summary>The step with one call in place of its own; the policy draws among the tools of its capability.</summary>
    public static RecordOrchestration Replace(
        OrchestrateExecution command, RevisionRequest request, PlanningKnowledge knowledge, IToolPolicy policy, ToolDescriptor tool, JsonElement arguments, string reason, ModelUse use)
    {
        var context = RevisionContext.Of(command, request);
        var choice = policy.Choose(new(tool.Capability, [tool], context, knowledge.Preferences, Draws.Seed(command.ExecutionId, command.Round, tool.Capability)));
        var planned = new PlannedUse(request.Step.StepId, new(new Need(tool.Capability, tool.Name, arguments, 0), choice), arguments);
        var decision = StepWriter.Decide(command, planned, context, 0) with { Model = use };
        IReadOnlyList<PlannedStep> steps =
        [
            request.Step with
            {
                Calls = [new(decision.DecisionId, tool.Name, arguments)],
                TimeoutSeconds = Math.Max(request.Step.TimeoutSeconds, StepTime.Of([tool])),
            },
        ];
        return new(
            command.ExecutionId, command.Round, request.Intent, request.Entities, steps,
            StrategyChoice.Choose(steps, command.Options.Strategy, knowledge.Preferences?.Position ?? 0),
            [decision], [], [new("relaxed", tool.Name, reason)], AdjustmentReason: reason);
    }

    private static IEnumerable<PlannedCall> Calls(Repaired repair, Dictionary<PlannedUse, ToolDecision> byUse)
    {
        if (repair.Use is { } use)
        {
            yield return new(byUse[use].DecisionId, use.Assigned.Tool.Name, use.Arguments);
        }
        else if (repair.IsGood)
        {
            yield return repair.Call; // the same call again is answered from its recorded result
        }
    }

    private static Repaired Repair(OrchestrateExecution command, RevisionRequest request, PlanningKnowledge knowledge, IToolPolicy policy, DecisionContext context, PlannedCall call)
    {
        var last = request.Calls.LastOrDefault(result => result.DecisionId == call.DecisionId) ?? request.Calls.LastOrDefault(result => result.Tool == call.Tool);
        if (last is { Outcome: Outcome.Ok or Outcome.Degraded, Quality: >= PoorQuality })
        {
            return new(call, IsGood: true);
        }

        if (last?.Outcome is Outcome.Unknown)
        {
            return new(call, Reason: $"{call.Tool}: 실행되었는지 알 수 없어 다시 부르지 않습니다.");
        }

        var tool = knowledge.Tools.FirstOrDefault(known => known.Name == call.Tool);
        var capability = tool?.Capability ?? Capabilities.Of(call.Tool);
        if (capability is null)
        {
            return new(call, Reason: $"{call.Tool}: 무슨 일을 하는 도구인지 알 수 없어 대신할 것을 찾지 못했습니다.");
        }

        var failed = last is null or { Outcome: Outcome.Failed or Outcome.Skipped };
        var problem = last?.Failure ?? request.Failure;
        return TacticChooser.Choose<Repaired>(
                Ladder(),
                FailedCase.Of(failed ? problem?.Class ?? FailureClass.Partial : FailureClass.PoorResult, capability, call.Tool, call.Arguments, request.Intent.Type),
                knowledge.Preferences,
                Draws.Seed(command.ExecutionId, command.Round, $"tactic:{call.Tool}"),
                command.StartedAt) is var (repaired, tactic)
            ? repaired with { Tactic = tactic }
            : failed
                ? new(call, Reason: $"{Capabilities.Korean(capability)}: 같은 일을 할 다른 도구가 없어 이 부분은 채우지 못합니다{Because(request, last)}.")
                : new(call, IsGood: last!.Outcome is Outcome.Ok or Outcome.Degraded, Reason: $"{Capabilities.Korean(capability)}: 조건을 더 넓힐 수 없어 결과를 그대로 둡니다.");

        // What is old is not wider elsewhere, and what found nothing is asked of somebody else before the question is changed.
        IReadOnlyList<(Tactics, Func<Repaired?>)> Ladder() => (failed, problem?.Class) switch
        {
            (true, FailureClass.BadArguments) => [(Tactics.RepairedArguments, Rewritten), (Tactics.AnotherTool, Equivalent), (Tactics.Substitute, Substitute)],
            (true, _) => [(Tactics.AnotherTool, Equivalent), (Tactics.Later, Later), (Tactics.Substitute, Substitute)],
            (false, _) when IsStale(last!) => [(Tactics.AnotherTool, Equivalent)],
            _ => [(Tactics.AnotherTool, Equivalent), (Tactics.Relaxed, Relaxed), (Tactics.Substitute, Substitute)],
        };

        Repaired? Later() =>
            tool is { Effect: EffectClass.ReadOnly or EffectClass.Idempotent } && problem is { Retryable: true, RetryAfterSeconds: not > LongestPause }
            && request.Calls.Count(result => result.Tool == call.Tool && CanonicalJson.Of(result.Arguments) == CanonicalJson.Of(call.Arguments)) <= request.Step.MaxAttempts
                ? With([tool], capability, call.Arguments, $"{Capabilities.Korean(capability)}: 잠시 문제가 있어{Because(request, last)} 같은 조회를 나중에 다시 시도합니다.", [])
                : null;

        Repaired? Rewritten() =>
            tool is not null && ArgumentRepair.Of(tool.ArgumentsSchema, call.Arguments) is { } rewritten
            && !request.Calls.Any(result => result.Tool == call.Tool && CanonicalJson.Of(result.Arguments) == CanonicalJson.Of(rewritten))
                ? With([tool], capability, rewritten, $"{call.Tool}가 받는 형식으로 조건을 고쳐 다시 부릅니다.", [])
                : null;

        Repaired? Equivalent()
        {
            var untried = knowledge.Tools
                .Where(other => other.Capability == capability && other.Name != call.Tool && !request.Calls.Any(result => result.Tool == other.Name))
                .Where(other => other.Team == request.Step.Team || IsAlone(request, call))
                .Where(other => ArgumentFit.Of(other.ArgumentsSchema, call.Arguments) is not null)
                .GroupBy(other => other.Team != request.Step.Team).OrderBy(isForeign => isForeign.Key).Take(1).SelectMany(near => near)
                .OrderBy(other => other.Name, StringComparer.Ordinal).ToList();
            return untried.Count == 0
                ? null
                : With(untried, capability, call.Arguments, $"{call.Tool}의 결과를 쓸 수 없어{Because(request, last)} 같은 일을 하는 다른 도구로 바꿉니다.", []);
        }

        Repaired? Substitute()
        {
            if (Substitutes.For(capability, call.Arguments) is not { } substitute || request.Step.Calls.Any(other => other.Tool == substitute.Need.Tool))
            {
                return null;
            }

            var candidates = ToolSelection.Candidates(knowledge.Tools, substitute.Need.Capability, substitute.Need.Tool).Where(other => !request.Calls.Any(result => result.Tool == other.Name)).ToList();
            return candidates.Count == 0
                ? null
                : With(candidates, substitute.Need.Capability, WireJson.ToElement(substitute.Need.Arguments), substitute.Reason, [new("partial", Capabilities.Korean(capability), substitute.Reason)]);
        }

        Repaired? Relaxed()
        {
            var tried = request.Calls.Where(result => result.Tool == call.Tool).Select(result => CanonicalJson.Of(result.Arguments)).Append(CanonicalJson.Of(call.Arguments)).ToHashSet();
            var asked = request.Calls.FirstOrDefault(result => result.Tool == call.Tool)?.Arguments ?? call.Arguments;
            return tool is not null && Relaxation.Of(capability, asked, tried) is { } relaxed
                ? With([tool], capability, relaxed.Arguments, relaxed.Reason, [new("relaxed", relaxed.What, relaxed.Reason)])
                : null;
        }

        Repaired With(IReadOnlyList<ToolDescriptor> candidates, string wanted, System.Text.Json.JsonElement arguments, string reason, IReadOnlyList<Assumption> assumptions)
        {
            var choice = policy.Choose(new(wanted, candidates, context, knowledge.Preferences, Draws.Seed(command.ExecutionId, command.Round, wanted), command.ExecutionId, command.UserId, command.StartedAt));
            var fitted = ArgumentFit.Of(choice.Tool.ArgumentsSchema, arguments) ?? arguments;
            var need = new Need(wanted, choice.Tool.Name, fitted, 0);
            return new(call, new(request.Step.StepId, new(need, choice), fitted), Reason: reason, Assumptions: assumptions);
        }
    }

    /// <summary>No other call of the step has to be made: only then may all of it go to another team.</summary>
    private static bool IsAlone(RevisionRequest request, PlannedCall call) =>
        request.Step.Calls.All(other => other == call || request.Calls.Any(made => made.DecisionId == other.DecisionId && made is { Outcome: Outcome.Ok or Outcome.Degraded, Quality: >= PoorQuality }));

    /// <summary>The teams say so in what the result takes for granted.</summary>
    private static bool IsStale(CallResult result) => result.Assumptions?.Any(assumption => assumption.Field == "stale") is true;

    private static string Because(RevisionRequest request, CallResult? last) =>
        (last?.Failure ?? request.Failure)?.Message is { Length: > 0 } message ? $"({message})" : "";

    private sealed record Repaired(PlannedCall Call, PlannedUse? Use = null, bool IsGood = false, string? Reason = null, IReadOnlyList<Assumption>? Assumptions = null, TacticChoice? Tactic = null)
    {
        public IReadOnlyList<Assumption> Assumptions { get; } = Assumptions ?? [];
    }
}
