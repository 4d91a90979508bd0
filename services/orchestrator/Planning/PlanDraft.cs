using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning;

/// <summary>A question understood, with the work it asks for, before tools are chosen.</summary>
/// <param name="Stated">Words of the question in which, a model says, the person speaks of themselves.</param>
public sealed record PlanDraft(
    Reading Reading, Intent Intent, IReadOnlyList<Need> Needs, IReadOnlyList<Assumption> Assumptions, IReadOnlyList<string>? Stated = null);
