using Holmes.Contracts.Memory;
using Holmes.Supervisor.Executions;

namespace Holmes.Replay.Decisions;

/// <summary>A plan as memory remembers it for the next question of its kind.</summary>
internal static class KnownPlans
{
    /// <returns>Null where there is no such execution.</returns>
    public static LearnedPlan? Of(IReadOnlyList<StoredFact>? facts, string signature)
    {
        if (facts is null || facts.Select(fact => fact.Data).OfType<ExecutionPlanned>().FirstOrDefault() is not { } planned)
        {
            return null;
        }

        var first = facts.Select(fact => fact.Data).TakeWhile(e => e is not OrchestrationCompleted).ToList();
        return new(
            signature,
            facts[0].ExecutionId,
            planned.Intent.Type,
            first.OfType<StrategyDecided>().Last().Decision.Name,
            [.. first.OfType<ToolSelected>().Select(e => new LearnedTool(e.Decision.Capability, e.Decision.Tool, e.Decision.ToolVersion))],
            facts.Select(fact => fact.Data).OfType<StepCompleted>().Select(e => e.Quality).Append(1).Min());
    }
}
