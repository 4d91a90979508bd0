using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>Why a tool was chosen, and what came of it.</summary>
/// <param name="Calls">Every try, the last one last.</param>
/// <param name="RepairedBy">Decisions that replaced this one because it ended badly.</param>
public sealed record DecisionView(
    Guid ExecutionId,
    string Query,
    DateTimeOffset DecidedAt,
    long Version,
    ToolDecision Decision,
    IReadOnlyList<DecisionOutcome> Calls,
    IReadOnlyList<DecisionRepair> RepairedBy)
{
    /// <summary>The decisions of an execution in their order.</summary>
    public static IReadOnlyList<DecisionView> Of(IReadOnlyList<StoredFact> facts)
    {
        var query = facts is [{ Data: ExecutionStarted started }, ..] ? started.Query : "";
        var decided = facts.Where(fact => fact.Data is ToolSelected).Select(fact => (Fact: fact, ((ToolSelected)fact.Data).Decision)).ToList();
        return [.. decided.Select(one => new DecisionView(
            one.Fact.ExecutionId, query, one.Fact.At, one.Fact.Version, one.Decision,
            [.. facts.Select(fact => Outcome(fact, one.Decision.DecisionId)).OfType<DecisionOutcome>()],
            Repairs(facts, one.Fact.Version, one.Decision, [.. decided.Select(other => (other.Fact.Version, other.Decision))])))];
    }

    private static DecisionOutcome? Outcome(StoredFact fact, Guid decisionId) => fact.Data switch
    {
        ToolCompleted completed when completed.Call.DecisionId == decisionId => Of(fact, completed.Attempt, completed.Call),
        ToolFailed failed when failed.Call.DecisionId == decisionId => Of(fact, failed.Attempt, failed.Call),
        _ => null,
    };

    private static DecisionOutcome Of(StoredFact fact, int attempt, CallResult call) =>
        new(call.ToolCallId, attempt, fact.At, call.Outcome, call.Quality, call.Milliseconds, call.Failure, call.ReusedFrom);

    /// <summary>A repair round decides anew for the step after this decision was made, and says why.</summary>
    private static List<DecisionRepair> Repairs(
        IReadOnlyList<StoredFact> facts, long version, ToolDecision decision, IReadOnlyList<(long Version, ToolDecision Decision)> decided)
    {
        var round = facts.LastOrDefault(fact => fact.Version < version && fact.Data is OrchestrationStarted)?.Version ?? 0;
        var next = facts.FirstOrDefault(fact => fact.Version > version && fact.Data is OrchestrationStarted started && started.StepId == decision.StepId)?.Version;
        return next is not { } from || from <= round
            ? []
            : [.. decided
                .Where(other => other.Version > from && other.Decision.StepId == decision.StepId)
                .Select(other => new DecisionRepair(
                    other.Decision.DecisionId, other.Decision.Tool, other.Decision.Tactic?.Name,
                    facts.Where(fact => fact.Version > from).Select(fact => fact.Data).OfType<StrategyAdjusted>().FirstOrDefault(adjusted => adjusted.StepId == decision.StepId)?.Reason))];
    }
}

public sealed record DecisionOutcome(
    Guid ToolCallId, int Attempt, DateTimeOffset At, Outcome Outcome, double Quality, int Milliseconds, Failure? Failure, Guid? ReusedFrom);

public sealed record DecisionRepair(Guid DecisionId, string Tool, string? Tactic, string? Reason);
