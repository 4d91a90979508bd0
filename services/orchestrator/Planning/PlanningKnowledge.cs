using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Planning;

/// <summary>What a plan is made from besides the question.</summary>
/// <param name="Tools">Every tool registered at the moment, over all teams.</param>
/// <param name="Preferences">What memory has learned; null before it has told anything.</param>
public sealed record PlanningKnowledge(IReadOnlyList<ToolDescriptor> Tools, PreferencesLearned? Preferences);
