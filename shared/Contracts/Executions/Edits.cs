using System.Text.Json;

namespace Holmes.Contracts.Executions;

/// <summary>What a person changes of a step; what is left out stays as planned.</summary>
/// <param name="Tools">Instead of the step's tools, all of one team. Arguments are kept where the new tool takes them.</param>
/// <param name="Arguments">New arguments by tool; <c>tool#2</c> names the second call of the same tool.</param>
public sealed record StepEdit(
    string? Task = null, IReadOnlyList<string>? Tools = null, IReadOnlyDictionary<string, JsonElement>? Arguments = null);

/// <summary>What a person changes of a plan: the value of an <c>edit</c> decision on it, or while it runs.</summary>
/// <param name="SkipSteps">Steps to leave out.</param>
/// <param name="Order">Steps in the order wanted; those not named keep their order behind them.</param>
/// <param name="Steps">Changes by step.</param>
public sealed record PlanEdit(
    IReadOnlyList<string>? SkipSteps = null,
    IReadOnlyList<string>? Order = null,
    IReadOnlyDictionary<string, StepEdit>? Steps = null);

/// <summary>What is different in a fork.</summary>
/// <param name="Query">Another question: it is planned anew.</param>
/// <param name="Tools">By step, the tools to use instead; only with the same question.</param>
public sealed record ForkChanges(
    string? Query = null, Strategy? Strategy = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Tools = null);

/// <summary>Where an execution was forked from.</summary>
public sealed record ForkOrigin(Guid ExecutionId, long Version, ForkChanges? Changes = null);
