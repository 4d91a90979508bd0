using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;

namespace Holmes.Memory.Plans;

/// <summary>The last plan of a language model that went well, for questions of one signature.</summary>
/// <param name="Id">The signature.</param>
/// <param name="Position">Of the event by which its execution ended.</param>
public sealed record KnownPlan(
    string Id, Guid ExecutionId, IntentType Intent, Strategy Strategy, IReadOnlyList<LearnedTool> Tools, double Quality, long Position)
{
    public LearnedPlan ToContract() => new(Id, ExecutionId, Intent, Strategy, Tools, Quality);
}

/// <summary>A plan whose execution is not over. Kept only where a model decided it.</summary>
/// <param name="Signature">Null until the round is over that decided it.</param>
/// <param name="Quality">Lowest of its steps so far.</param>
public sealed record PlanTrace(
    Guid Id, IntentType Intent, Strategy Strategy, IReadOnlyList<LearnedTool> Tools, string? Signature = null, double Quality = 1, bool IsOver = false);
