using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>What a person wants different in the plan a fork keeps.</summary>
public static class ForkChoice
{
    private static readonly PolicyStamp Person = new("person", "1", "", 0, 0);

    public static KeptPlan? Apply(KeptPlan? kept, ForkChanges changes, FindTool tools)
    {
        if (kept is null)
        {
            return changes.Tools is { Count: > 0 }
                ? throw Invalid.Field("changes.tools", "needs the plan of the execution: the question is another one, or nothing was planned at that version.")
                : null;
        }

        var planned = changes.Strategy is { } strategy && strategy != kept.Strategy.Name
            ? kept with { Strategy = new(strategy, 1, "Chosen by the person who forked.", [new(strategy, 1, 1)], Person) }
            : kept;
        return (changes.Tools ?? new Dictionary<string, IReadOnlyList<string>>()).Aggregate(planned, (plan, change) => Use(plan, change.Key, change.Value, tools));
    }

    private static KeptPlan Use(KeptPlan plan, string stepId, IReadOnlyList<string> wanted, FindTool tools)
    {
        var field = $"changes.tools.{stepId}";
        var step = plan.Steps.FirstOrDefault(step => step.StepId == stepId)
            ?? throw Invalid.Field(field, $"names no step of the plan, which has {string.Join(", ", plan.Steps.Select(step => step.StepId))}.");
        var changed = StepChanges.Use(step, wanted, tools, field);
        return plan with
        {
            Steps = [.. plan.Steps.Select(one => one == step ? changed : one)],
            LeftOut = [.. plan.LeftOut.Where(id => id != stepId)],
        };
    }
}
