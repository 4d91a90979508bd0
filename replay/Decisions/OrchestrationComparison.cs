using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Replay;

namespace Holmes.Replay.Decisions;

/// <summary>A plan or a repair, part by part, so that each difference is told under the decision it belongs to.</summary>
internal sealed class OrchestrationComparison(RecordOrchestration then, RecordedDecision recorded, IReadOnlyList<StoredFact> facts)
{
    private readonly bool isRepair = recorded.Before.OpenRounds.GetValueOrDefault(then.Round) is not null;

    private IReadOnlyList<string> Kinds => isRepair
        ? [DecisionKind.Repair, DecisionKind.Tools, DecisionKind.Models]
        : [DecisionKind.Plan, DecisionKind.Strategy, DecisionKind.Tools, DecisionKind.Conflicts, DecisionKind.Models];

    public IReadOnlyList<Finding> NotComparable(string reason) => [.. Kinds.Select(kind => new Finding(then.ExecutionId, recorded.Version, kind, [], reason))];

    public IReadOnlyList<Finding> Unanswered(string asked) => [new(then.ExecutionId, recorded.Version, DecisionKind.Models, [], Unanswered: [asked])];

    /// <param name="doubt">Why what was learned may be another here than it was then; null when it is the same.</param>
    public IReadOnlyList<Finding> With(RecordOrchestration now, string? doubt)
    {
        var tools = Tools(now, doubt);
        var after = tools.NotComparable; // what follows from the choice of a tool is in the same doubt
        return
        [
            .. isRepair
                ? [Of(DecisionKind.Repair, Change.Between(Repair(then), Repair(now)), after)]
                : new[]
                {
                    Of(DecisionKind.Plan, Change.Between(Plan(then), Plan(now)), after),
                    Of(DecisionKind.Strategy, Change.Between(then.Strategy, now.Strategy), after ?? (IsLearned(then.Strategy) || IsLearned(now.Strategy) ? doubt : null)),
                    Of(DecisionKind.Conflicts, Change.Between(then.Conflicts, now.Conflicts), after),
                },
            tools,
            Of(DecisionKind.Models, Consultations.Between((then.Consulted, then.Arbitration), (now.Consulted, now.Arbitration)), after),
        ];
    }

    private Finding Tools(RecordOrchestration now, string? doubt)
    {
        var changes = Change.Between(Chosen(then), Chosen(now));
        var finding = Of(DecisionKind.Tools, changes, doubt is not null && (SameChoices(now) || IsOtherTactic(now)) ? doubt : null);
        if (finding.NotComparable is not null && Change.Between(WithoutEvidence(then), WithoutEvidence(now)).Count == 0)
        {
            return finding with { Changes = [], NotComparable = null }; // only numbers beside the choice are in doubt
        }

        return finding with { Unanswered = finding.Differs && New(now) is { Count: > 0 } calls ? calls : null };
    }

    /// <summary>The choices to be made were the same, whatever was chosen: then only what was learned, or the policy, can differ.</summary>
    private bool SameChoices(RecordOrchestration now) => Change.Between(Choices(then), Choices(now)).Count == 0;

    /// <summary>How a repair is gone about is learned as well.</summary>
    private bool IsOtherTactic(RecordOrchestration now) =>
        isRepair && !then.Decisions.Select(one => one.Tactic?.Name).SequenceEqual(now.Decisions.Select(one => one.Tactic?.Name));

    private static object Choices(RecordOrchestration one) => one.Decisions.Select(decision => new
    {
        decision.StepId,
        decision.Capability,
        decision.Arguments,
        decision.Context,
        decision.Policy,
        Candidates = decision.Candidates.Select(candidate => new { candidate.Tool, candidate.Version }),
    });

    private static object Chosen(RecordOrchestration one) => new { one.Decisions, Calls = Calls(one) };

    private static object WithoutEvidence(RecordOrchestration one) => new
    {
        Decisions = one.Decisions.Select(decision => decision with
        {
            Candidates = [.. decision.Candidates.Select(candidate => candidate with { Theta = 0, Mean = 0, Observations = 0, Health = 0, Milliseconds = 0 })],
        }),
        Calls = Calls(one),
    };

    private static IEnumerable<object> Calls(RecordOrchestration one) =>
        one.Steps.Select(step => new { step.StepId, Calls = step.Calls.Select(call => new { call.Tool, call.Arguments }) });

    private static object Plan(RecordOrchestration one) => new { one.Intent, one.Entities, Steps = Steps(one), one.Assumptions, one.Answer };

    /// <summary>Where nothing is repaired, only the reason is in the log.</summary>
    private static object Repair(RecordOrchestration one) =>
        new { one.AdjustmentReason, Steps = Steps(one), Assumptions = one.Steps.Count == 0 ? [] : one.Assumptions };

    private static IEnumerable<PlannedStep> Steps(RecordOrchestration one) => one.Steps.Select(step => step with { Calls = [] });

    private static bool IsLearned(StrategyDecision decision) => decision.Policy.Id != "plan-shape";

    /// <summary>Calls that the execution never made.</summary>
    private List<string> New(RecordOrchestration now)
    {
        var made = facts.Select(fact => fact.Data).Select(e => (e as ToolCompleted)?.Call ?? (e as ToolFailed)?.Call).OfType<CallResult>()
            .Select(call => $"{call.Tool} {CanonicalJson.Of(call.Arguments)}")
            .Concat(then.Steps.SelectMany(step => step.Calls).Select(call => $"{call.Tool} {CanonicalJson.Of(call.Arguments)}")).ToHashSet();
        return [.. now.Steps.SelectMany(step => step.Calls).Select(call => $"{call.Tool} {CanonicalJson.Of(call.Arguments)}").Where(call => !made.Contains(call)).Distinct()];
    }

    /// <param name="doubt">Of a difference: nothing is wrong with what is the same.</param>
    private Finding Of(string kind, IReadOnlyList<Change> changes, string? doubt = null) =>
        new(then.ExecutionId, recorded.Version, kind, changes, changes.Count > 0 ? doubt : null);
}
