using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// Rounds that are open at once know nothing of each other, and may come to the same call. It is made once: who planned it
/// second leaves it out, and whoever was to wait for that waits for the first.
/// </summary>
internal static class Merging
{
    public static (List<PlannedStep> Steps, List<ToolConflict> Conflicts) Of(Execution state, IReadOnlyList<PlannedStep> steps)
    {
        var conflicts = steps.SelectMany(step => Elsewhere(state, step)).ToList();
        var keepers = new Dictionary<string, string>();
        var kept = new List<PlannedStep>();
        foreach (var step in steps)
        {
            var own = conflicts.FindAll(conflict => conflict.StepId == step.StepId);
            var calls = step.Calls.Where(call => !own.Exists(conflict => conflict.Tool == call.Tool)).ToList();
            if (own.Count == 0)
            {
                kept.Add(step);
            }
            else if (state.Find(step.StepId) is not null)
            {
                // Its repair: what it has stays, and the other step gives what is better.
            }
            else if (calls.Count == 0)
            {
                keepers[step.StepId] = own[0].KeptInStepId;
            }
            else
            {
                kept.Add(step with { Calls = calls });
            }
        }

        return ([.. kept.Select(step => Rewired(step, keepers))], conflicts);
    }

    private static IEnumerable<ToolConflict> Elsewhere(Execution state, PlannedStep step) =>
        from call in step.Calls
        where state.Find(step.StepId)?.Plan.Calls.Any(known => ToolCallIds.MeanTheSame(known, call)) is not true
        let keeper = state.Steps.Find(other => other.Plan.StepId != step.StepId && Gives(other, call))
        where keeper is not null
        select new ToolConflict(step.StepId, call.Tool, keeper.Plan.StepId, $"step {keeper.Plan.StepId} makes the same call");

    /// <summary>It has made the call, with something to show for it, or will.</summary>
    private static bool Gives(Step step, PlannedCall call) =>
        step.Results.Exists(made => made.IsUsable() && ToolCallIds.MeanTheSame(call, made))
        || (!step.IsOver && step.Plan.Calls.Any(planned => ToolCallIds.MeanTheSame(planned, call)));

    private static PlannedStep Rewired(PlannedStep step, Dictionary<string, string> keepers) => step.DependsOn.Any(keepers.ContainsKey)
        ? step with { DependsOn = [.. step.DependsOn.Select(id => keepers.GetValueOrDefault(id, id)).Where(id => id != step.StepId).Distinct()] }
        : step;
}
