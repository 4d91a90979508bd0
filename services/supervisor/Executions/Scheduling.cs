using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>Which steps start, and which are left out, under the execution's strategy.</summary>
internal static class Scheduling
{
    /// <summary>Under the adaptive strategy: with at least this quality optional steps are not worth their time.</summary>
    private const double GoodEnough = 0.6;

    private const string Answered = "answered: the log of the forked execution has all its results";

    /// <summary>Starts and skips steps, and asks for what they need, until nothing more can be done at <paramref name="now"/>.</summary>
    public static Decision Advance(this Decision decision, DateTimeOffset now)
    {
        while (decision.State is { IsOpen: true, IsPaused: false, Dispatched: true } state)
        {
            if (Replanning.Wanted(state, now) is { } replan)
            {
                decision.Add(replan);
                continue;
            }

            if (Next(state) is not { } next)
            {
                break;
            }

            _ = next switch
            {
                { Reason: { } reason } => decision.LeaveOut(next.Step.Plan.StepId, reason, now),
                { Asks: true } => decision.Add(Questions.Approval(state, next.Step, now)),
                // It may have been asked about while it still had something to call.
                _ => decision.Withdraw(next.Step.Plan.StepId, Answered, now).Start(next.Step, now),
            };
        }

        return decision;
    }

    /// <summary>The next attempt. What the log of a forked execution answers is not asked of a team again.</summary>
    public static Decision Start(this Decision decision, Step step, DateTimeOffset now)
    {
        var (stepId, attempt) = (step.Plan.StepId, step.Attempt + 1);
        decision.Add(new StepStarted(stepId, attempt, now.AddSeconds(step.Plan.TimeoutSeconds)));
        if (!decision.State.Inherited.IsEmpty)
        {
            decision.Add(decision.State.Find(stepId)!.OpenCalls
                .Select(call => Effects.Reused(decision.State, step, call, attempt))
                .OfType<CallResult>()
                .Select(call => new ToolCompleted(stepId, attempt, call)));
            if (decision.State.Find(stepId)!.OpenCalls.Count == 0)
            {
                StepDecider.Conclude(decision, stepId, reported: null, now);
            }
        }

        return decision;
    }

    private sealed record Move(Step Step, string? Reason = null, bool Asks = false);

    private static Move? Next(Execution state)
    {
        foreach (var step in state.Steps.Where(step => step.Status is StepStatus.Orchestrated))
        {
            if (!IsReady(state, step))
            {
                continue;
            }

            if (LeaveOut(state, step) is { } reason)
            {
                return new(step, reason);
            }

            if (NeedsApproval(state, step))
            {
                if (!state.Inputs.Exists(input => input.StepId == step.Plan.StepId))
                {
                    return new(step, Asks: true);
                }
            }
            else if (MayStart(state))
            {
                return new(step);
            }
        }

        return null;
    }

    /// <summary>What is answered from the log has no effect, so nobody is asked.</summary>
    private static bool NeedsApproval(Execution state, Step step) =>
        step is { Plan.NeedsApproval: true, Approved: false }
        && step.OpenCalls.Any(call => Effects.Reused(state, step, call, step.Attempt + 1) is null);

    private static bool MayStart(Execution state) =>
        state.Strategy is not Strategy.Sequential || !state.Steps.Exists(step => step.Status is StepStatus.InProgress);

    private static bool IsReady(Execution state, Step step) =>
        (step.Plan.DependsOn.All(id => state.Find(id) is { IsOver: true } other && !state.IsBeingRepaired(id) && !Replanning.IsDue(state, other)) || HasItsNeeds(state, step))
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
