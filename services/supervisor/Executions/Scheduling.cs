using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>Which steps start, and which are left out, under the execution's strategy.</summary>
internal static class Scheduling
{
    /// <summary>Under the adaptive strategy: with at least this quality optional steps are not worth their time.</summary>
    private const double GoodEnough = 0.6;

    /// <summary>Starts and skips steps until nothing more can be done at <paramref name="now"/>.</summary>
    public static Decision Advance(this Decision decision, DateTimeOffset now)
    {
        while (decision.State is { Status: ExecutionStatus.Running, Dispatched: true } state && Next(state, now) is { } next)
        {
            decision.Add(next);
        }

        return decision;
    }

    private static IStoredEvent? Next(Execution state, DateTimeOffset now)
    {
        foreach (var step in state.Steps.Where(step => step.Status is StepStatus.Orchestrated))
        {
            if (!IsReady(state, step))
            {
                continue;
            }

            if (LeaveOut(state, step) is { } reason)
            {
                return new StepSkipped(step.Plan.StepId, reason);
            }

            if (MayStart(state))
            {
                return Start(step, now);
            }
        }

        return null;
    }

    public static StepStarted Start(Step step, DateTimeOffset now) =>
        new(step.Plan.StepId, step.Attempt + 1, now.AddSeconds(step.Plan.TimeoutSeconds));

    private static bool MayStart(Execution state) =>
        state.Strategy is not Strategy.Sequential || !state.Steps.Exists(step => step.Status is StepStatus.InProgress);

    private static bool IsReady(Execution state, Step step) =>
        (step.Plan.DependsOn.All(id => state.Find(id) is { IsOver: true } && !state.IsBeingRepaired(id)) || HasItsNeeds(state, step))
        && (state.Strategy is not Strategy.Adaptive || !step.Plan.Optional || RequiredAreOver(state));

    /// <summary>In a pipeline a step does not wait for the end of others once what it reads of them is there.</summary>
    private static bool HasItsNeeds(Execution state, Step step) =>
        state.Strategy is Strategy.Pipeline
        && step.Plan.Needs is { Count: > 0 } needs
        && needs.All(shape => step.Plan.DependsOn.Any(
            id => state.Find(id) is { } other && other.Calls.Exists(call => call.Gives == shape && call.IsUsable())));

    private static bool RequiredAreOver(Execution state) => state.Steps.TrueForAll(step => step.Plan.Optional || step.IsOver);

    private static string? LeaveOut(Execution state, Step step)
    {
        if (step.Plan.RequiresInput && step.Plan.DependsOn.Count > 0
            && !step.Plan.DependsOn.Any(id => state.Find(id) is { IsUsable: true }))
        {
            return "noInput: no step it depends on gave a usable result";
        }

        return state.Strategy is Strategy.Adaptive && step.Plan.Optional && QualityOfRequired(state) >= GoodEnough
            ? "notNeeded: the answer is already good"
            : null;
    }

    private static double QualityOfRequired(Execution state) =>
        state.Steps.Where(step => !step.Plan.Optional).Select(step => step.Quality).DefaultIfEmpty(0).Min();
}
