using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning;

/// <summary>A question understood, with the work it asks for, before tools are chosen.</summary>
public sealed record PlanDraft(Reading Reading, Intent Intent, IReadOnlyList<Need> Needs, IReadOnlyList<Assumption> Assumptions);
