using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>A plan that would never end, or never start, is refused before it runs.</summary>
public static class PlanRules
{
    public const int MaxSteps = 200;

    /// <summary>The first rule the plan breaks, or null.</summary>
    public static string? Violation(IReadOnlyList<PlannedStep> steps)
    {
        if (steps.Count is 0 or > MaxSteps)
        {
            return $"A plan has 1 to {MaxSteps} steps; this one has {steps.Count}.";
        }

        var ids = steps.Select(step => step.StepId).ToHashSet();
        if (ids.Count < steps.Count)
        {
            return "Two steps have the same id.";
        }

        foreach (var step in steps)
        {
            if (step.Calls.Count == 0)
            {
                return $"Step {step.StepId} calls no tool.";
            }

            if (step.MaxAttempts < 1 || step.TimeoutSeconds < 1)
            {
                return $"Step {step.StepId} needs at least one attempt and one second.";
            }

            if (step.DependsOn.FirstOrDefault(id => !ids.Contains(id)) is { } missing)
            {
                return $"Step {step.StepId} depends on {missing}, which is not in the plan.";
            }
        }

        return HasCycle(steps) ? "The steps depend on each other in a circle." : null;
    }

    private static bool HasCycle(IReadOnlyList<PlannedStep> steps)
    {
        var left = steps.ToDictionary(step => step.StepId, step => step.DependsOn);
        while (left.Where(pair => !pair.Value.Any(left.ContainsKey)).Select(pair => pair.Key).ToList() is { Count: > 0 } free)
        {
            free.ForEach(id => left.Remove(id));
        }

        return left.Count > 0;
    }
}
