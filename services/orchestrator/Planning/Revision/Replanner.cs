using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning.Remembering;
using Holmes.Orchestrator.Planning.Steps;
using Holmes.Orchestrator.Planning.Strategies;
using Holmes.Orchestrator.Planning.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>
/// Plans what is left of a plan without a step that is given up: what it was to give is found another way, those who wait
/// for it read that instead, and who has nothing left to work on is left out. Nothing that was called is called again, and
/// only tools that read are called in its place.
/// </summary>
internal static class Replanner
{
    public static RecordOrchestration Replan(
        OrchestrateExecution command, RevisionRequest request, PlanRemainder remainder, Reading reading, PlanningKnowledge knowledge, IToolPolicy policy)
    {
        var round = new Round(command, request, remainder, reading, knowledge, policy);
        var routes = new List<Route>();
        foreach (var call in request.Step.Calls.Where(call => round.IsMissing(call)))
        {
            if (round.Around(call, routes) is { } route)
            {
                routes.Add(route);
            }
        }

        var decisions = routes.Select((route, index) => StepWriter.Decide(command, route.Use, round.Context, index) with { Tactic = route.Tactic }).ToList();
        var added = routes.Zip(decisions, (route, decision) => round.Step(route, decision)).ToList();
        var waiting = remainder.Waiting.Select(step => (Before: step, Now: round.Rewired(step, routes))).ToList();
        var pointless = waiting.Where(step => round.IsPointless(step.Now, added)).Select(step => step.Now).ToList();
        var changed = waiting.Where(step => step.Now != step.Before && !pointless.Contains(step.Now)).Select(step => step.Now);
        IReadOnlyList<PlannedStep> steps = [.. added, .. changed];
        return new(
            command.ExecutionId,
            command.Round,
            request.Intent,
            request.Entities,
            steps,
            StrategyChoice.Choose(steps, command.Options.Strategy, knowledge.Preferences?.Position ?? 0),
            decisions,
            [],
            [.. routes.SelectMany(route => route.Assumptions)],
            AdjustmentReason: Reason(request, routes, pointless),
            LeftOut: pointless.Count > 0 ? [.. pointless.Select(step => step.StepId)] : null);
    }

    private static string Reason(RevisionRequest request, List<Route> routes, List<PlannedStep> pointless) => (routes.Count, pointless.Count) switch
    {
        (0, 0) => $"'{request.Step.Task}'을(를) 대신할 다른 방법이 없어 남은 단계를 그대로 진행합니다.",
        _ => string.Join(' ', routes.Select(route => route.Reason)
            .Concat(pointless.Select(step => $"'{step.Task}'은(는) 바탕이 될 결과가 없어 뺍니다."))
            .Prepend("남은 단계를 다시 계획했습니다.")),
    };

    /// <summary>A call in place of one that gave nothing.</summary>
    private sealed record Route(PlannedUse Use, string Reason, IReadOnlyList<Assumption> Assumptions, TacticChoice? Tactic = null)
    {
        public string Gives => Use.Assigned.Tool.Gives;
    }

    private sealed record Round(
        OrchestrateExecution Command, RevisionRequest Request, PlanRemainder Remainder, Reading Reading, PlanningKnowledge Knowledge, IToolPolicy Policy)
    {
        // What was called, or will be, is not called once more.
        private readonly HashSet<string> taken =
        [
            .. Request.Step.Calls.Concat(Remainder.Waiting.SelectMany(step => step.Calls)).Select(call => call.Tool),
            .. Request.Calls.Select(call => call.Tool),
            .. Remainder.Begun.SelectMany(step => step.Tools),
        ];

        public DecisionContext Context { get; } = RevisionContext.Of(Command, Request);

        /// <summary>A call in doubt is a person's to decide.</summary>
        public bool IsMissing(PlannedCall call) =>
            !Request.Calls.Any(made => made.Tool == call.Tool && (made.IsUsable() || made.Outcome is Outcome.Unknown or Outcome.Skipped))
            && !(Described(call.Tool)?.Gives is { } gives && Request.Calls.Any(made => made.Gives == gives && made.IsUsable()));

        public Route? Around(PlannedCall call, IReadOnlyList<Route> routes)
        {
            if ((Described(call.Tool)?.Capability ?? Capabilities.Of(call.Tool)) is not { } capability)
            {
                return null;
            }

            var failure = Request.Calls.LastOrDefault(made => made.Tool == call.Tool)?.Failure ?? Request.Failure;
            return TacticChooser.Choose<Route>(
                    [(Tactics.OtherRoute, () => SameShape(call, capability, routes)), (Tactics.Detour, () => Detour(call, capability, routes))],
                    FailedCase.Of(failure?.Class ?? FailureClass.PoorResult, capability, call.Tool, call.Arguments, Request.Intent.Type),
                    Knowledge.Preferences, Draws.Seed(Command.ExecutionId, Command.Round, $"tactic:{call.Tool}"), Command.StartedAt) is var (route, tactic)
                ? route with { Tactic = tactic }
                : null;
        }

        public PlannedStep Step(Route route, ToolDecision decision)
        {
            var tool = route.Use.Assigned.Tool;
            var sources = Remainder.Begun.Where(step => step.Gives.Any(tool.Needs.Contains)).ToList();
            return new(
                route.Use.StepId, tool.Team, Reading.IsEnglish ? Capabilities.English(tool.Capability) : Capabilities.Korean(tool.Capability),
                [.. sources.Select(step => step.StepId)], [new(decision.DecisionId, tool.Name, route.Use.Arguments)],
                Optional: Request.Step.Optional, TimeoutSeconds: StepTime.Of([tool]), Needs: [.. sources.SelectMany(step => step.Gives).Where(tool.Needs.Contains).Distinct()]);
        }

        /// <summary>Who waited for the step that is given up waits for what comes in its place, where it can read that.</summary>
        public PlannedStep Rewired(PlannedStep step, IReadOnlyList<Route> routes)
        {
            var (reads, sources) = (Reads(step), routes.Where(_ => step.DependsOn.Contains(Request.Step.StepId)).ToList());
            sources.RemoveAll(route => !reads.Contains(route.Gives));
            return sources.Count == 0 ? step : step with
            {
                DependsOn = [.. step.DependsOn, .. sources.Select(route => route.Use.StepId)],
                Needs = step.Needs is null ? null : [.. step.Needs.Union(sources.Select(route => route.Gives))],
            };
        }

        /// <summary>It reads what nobody has given, or will.</summary>
        public bool IsPointless(PlannedStep step, IReadOnlyList<PlannedStep> added) =>
            step.RequiresInput && step.DependsOn.Contains(Request.Step.StepId) && Reads(step) is { Count: > 0 } reads
            && !step.DependsOn.SelectMany(id => Given(id, added)).Any(reads.Contains);

        private IEnumerable<string> Given(string stepId, IReadOnlyList<PlannedStep> added) =>
            stepId == Request.Step.StepId
                ? Request.Calls.Where(call => call.IsUsable()).Select(call => call.Gives).OfType<string>()
                : Remainder.Begun.FirstOrDefault(step => step.StepId == stepId) is { } begun
                    ? begun.Gives.Concat(begun.Tools.Select(tool => Described(tool)?.Gives).OfType<string>()) // what is under way may still come
                    : Remainder.Waiting.Concat(added).Where(step => step.StepId == stepId).SelectMany(step => step.Calls).Select(call => Described(call.Tool)?.Gives).OfType<string>();

        private HashSet<string> Reads(PlannedStep step) => [.. step.Calls.SelectMany(call => Described(call.Tool)?.Needs ?? [])];

        /// <summary>A tool that is for something else and gives the same: who waits for it sees no difference.</summary>
        private Route? SameShape(PlannedCall call, string capability, IReadOnlyList<Route> routes) => Described(call.Tool) is not { } failed ? null : Of(
            Knowledge.Tools.Where(tool => tool.Gives == failed.Gives && tool.Capability != capability && ArgumentFit.Of(tool.ArgumentsSchema, call.Arguments) is not null),
            call.Arguments,
            routes,
            tool => $"{Capabilities.Korean(capability)} 대신 {tool}(으)로 같은 자료를 구합니다.",
            []);

        /// <summary>Something else that answers a part of the question.</summary>
        private Route? Detour(PlannedCall call, string capability, IReadOnlyList<Route> routes)
        {
            foreach (var (need, wanted) in Detours.For(capability, Reading))
            {
                var filled = RememberedArguments.Fill(Reading, [need], wanted.Assumptions, Command.Person, Command.StartedAt);
                var reason = $"{Capabilities.Korean(capability)}을(를) 할 수 없어, {Capabilities.Korean(need.Capability)}(으)로 일부만 답합니다.";
                if (Of(ToolSelection.Candidates(Knowledge.Tools, need.Capability, need.Tool), WireJson.ToElement(filled.Needs[0].Arguments), routes,
                    _ => reason, [new("partial", Capabilities.Korean(capability), reason), .. filled.Assumptions]) is { } route)
                {
                    return route;
                }
            }

            return null;
        }

        private Route? Of(
            IEnumerable<ToolDescriptor> tools, System.Text.Json.JsonElement arguments, IReadOnlyList<Route> routes,
            Func<string, string> reason, IReadOnlyList<Assumption> assumptions)
        {
            var open = tools
                .Where(tool => tool is { Effect: EffectClass.ReadOnly, NeedsApproval: false } && !taken.Contains(tool.Name) && routes.All(other => other.Use.Assigned.Tool.Name != tool.Name))
                .OrderBy(tool => tool.Name, StringComparer.Ordinal).ToLookup(tool => tool.Capability);
            if (open.FirstOrDefault() is not { } alike)
            {
                return null;
            }

            var choice = Policy.Choose(new(alike.Key, [.. alike], Context, Knowledge.Preferences,
                Draws.Seed(Command.ExecutionId, Command.Round, alike.Key), Command.ExecutionId, Command.UserId, Command.StartedAt));
            var fitted = ArgumentFit.Of(choice.Tool.ArgumentsSchema, arguments) ?? arguments;
            return new(
                new(NextId(routes.Count), new(new Need(choice.Tool.Capability, choice.Tool.Name, fitted, 0), choice), fitted),
                reason(choice.Tool.Name), assumptions);
        }

        /// <summary>The plan's steps are s1, s2, … and stay so.</summary>
        private string NextId(int after)
        {
            var known = Remainder.Waiting.Select(step => step.StepId).Concat(Remainder.Begun.Select(step => step.StepId)).Append(Request.Step.StepId).ToHashSet();
            return Enumerable.Range(1, int.MaxValue).Select(n => $"s{n}").Where(id => !known.Contains(id)).ElementAt(after);
        }

        private ToolDescriptor? Described(string tool) => Knowledge.Tools.FirstOrDefault(known => known.Name == tool);
    }
}
