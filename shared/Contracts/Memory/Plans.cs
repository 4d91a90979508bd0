using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Contracts.Memory;

/// <summary>Plans of language models that went well, by what their question means; replaces what was known before.</summary>
/// <param name="Position">Position in the log up to which they were read.</param>
[MessageUrn("holmes:plans-learned:v1"), EntityName("holmes.plans-learned.v1")]
public sealed record PlansLearned(long Position, IReadOnlyList<LearnedPlan> Plans);

/// <summary>Asks memory to publish the plans it knows; sent by an orchestrator that has just started.</summary>
[MessageUrn("holmes:request-plans:v1"), EntityName("holmes.request-plans.v1")]
public sealed record RequestPlans(Guid RequestId);

/// <summary>How questions of one signature were planned.</summary>
/// <param name="ExecutionId">Where it comes from: the last execution of that signature that went well.</param>
/// <param name="Quality">Lowest quality of its steps, 0 to 1.</param>
public sealed record LearnedPlan(
    string Signature,
    Guid ExecutionId,
    IntentType Intent,
    Strategy Strategy,
    IReadOnlyList<LearnedTool> Tools,
    double Quality);

/// <param name="Version">The tool as it was then; another one makes the plan void.</param>
public sealed record LearnedTool(string Capability, string Tool, string Version);
