using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>What a step's calls mean and which effect each has, over attempts and over forks.</summary>
public static class Effects
{
    /// <summary>What the step reads: the results of the steps it depends on, of the shapes it needs where it says so.</summary>
    public static IReadOnlyList<CallResult> InputsOf(Execution state, PlannedStep plan) =>
        [.. plan.DependsOn.Select(state.Find).OfType<Step>().SelectMany(needed => needed.Results)];

    public static Guid MeaningOf(Execution state, PlannedStep plan, string tool, JsonElement arguments) =>
        ToolCallIds.Meaning(tool, arguments, InputsOf(state, plan).Where(input => plan.Needs is null || plan.Needs.Contains(input.Gives ?? "")));

    /// <summary>
    /// The attempt is not part of it, so a retry finds the claim of the attempt before. A call whose end the execution
    /// that was forked does not know has that execution's key: its effect may have happened there.
    /// </summary>
    public static Guid KeyOf(Execution state, Step step, string tool, JsonElement arguments) =>
        !state.Inherited.IsEmpty
        && state.Inherited.TryGetValue(MeaningOf(state, step.Plan, tool, arguments), out var inherited) && inherited.Call is null
            ? inherited.EffectKey
            : ToolCallIds.EffectOf(state.Id, step.Plan.StepId, tool, arguments);

    /// <summary>The result the log of the forked execution has for a call; null when it has to be made.</summary>
    public static CallResult? Reused(Execution state, Step step, PlannedCall call, int attempt) =>
        !state.Inherited.IsEmpty
        && state.Inherited.TryGetValue(MeaningOf(state, step.Plan, call.Tool, call.Arguments), out var inherited)
        && inherited.Call is { } result
            ? result with
            {
                ToolCallId = ToolCallIds.Of(state.Id, step.Plan.StepId, attempt, call.Tool, call.Arguments),
                DecisionId = call.DecisionId,
                Milliseconds = 0,
                ReusedFrom = result.ToolCallId,
            }
            : null;
}
