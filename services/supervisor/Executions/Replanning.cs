using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// When a step is given up after its repairs, the steps that have not started are planned anew without it: once in an
/// execution, so that it ends. What has begun stays as it is.
/// </summary>
internal static class Replanning
{
    public const string Pointless = "pointless: nothing it could work on will come";

    /// <summary>The round to be asked for now; null when there is no reason for one, or there was one already.</summary>
    public static OrchestrationStarted? Wanted(Execution state, DateTimeOffset now) =>
        state.ReplanRound is null && now < state.Deadline && state.Steps.Find(step => IsGivenUp(state, step)) is { } step
            ? new(state.Round + 1, step.Plan.StepId, ReasonOf(step), Replans: true)
            : null;

    /// <summary>What there is beside the step that is given up.</summary>
    public static PlanRemainder Remainder(Execution state, Step givenUp)
    {
        var others = state.Steps.Remove(givenUp);
        return new(
            [.. others.Where(step => step.Status is StepStatus.Orchestrated).Select(step => step.Plan)],
            [.. others.Where(step => step.Status is not StepStatus.Orchestrated).Select(step => new BegunStep(
                step.Plan.StepId,
                [.. step.Plan.Calls.Select(call => call.Tool).Concat(step.Tried.Select(call => call.Tool)).Distinct()],
                [.. step.Results.Where(call => call.IsUsable()).Select(call => call.Gives).OfType<string>().Distinct()]))]);
    }

    /// <summary>New steps, and other inputs of steps that wait; what a person made of these meanwhile stays.</summary>
    public static List<PlannedStep> Accepted(Execution state, RecordOrchestration command) =>
    [
        .. command.Steps
            .Where(step => state.Find(step.StepId) is null or { Status: StepStatus.Orchestrated })
            .Select(step => state.Find(step.StepId) is { } waiting ? waiting.Plan with { DependsOn = step.DependsOn, Needs = step.Needs } : step),
    ];

    public static List<string> LeftOut(Execution state, RecordOrchestration command) =>
        [.. (command.LeftOut ?? []).Where(id => state.Find(id) is { Status: StepStatus.Orchestrated })];

    /// <summary>Part of what it was to give is missing for good, and somebody wants it. What a person decided is left alone.</summary>
    private static bool IsGivenUp(Execution state, Step step) =>
        step is { IsOver: true, Outcome: Outcome.Failed or Outcome.Empty or Outcome.Degraded }
        && step.Failure?.Class is not (FailureClass.HumanTimeout or FailureClass.UnknownEffect)
        && (!step.IsUsable || step.Results.Exists(call => call.Outcome is Outcome.Failed or Outcome.Empty))
        && !state.IsBeingRepaired(step.Plan.StepId)
        && (!step.Plan.Optional || state.Steps.Exists(other => other.Status is StepStatus.Orchestrated && other.Plan.DependsOn.Contains(step.Plan.StepId)));

    private static string ReasonOf(Step step) =>
        step.Failure?.Message
        ?? step.Results.Select(call => call.Failure?.Message).FirstOrDefault(message => message is not null)
        ?? "nothing was found";
}
