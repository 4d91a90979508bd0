using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// When a step is given up after its repairs, the steps that have not started are planned anew without it: for two steps of
/// an execution, so that it ends, and for one after the other, since the second is to know what the first has changed. What
/// has begun stays as it is.
/// </summary>
internal static class Replanning
{
    public const string Pointless = "pointless: nothing it could work on will come";

    public const int AtMost = 2;

    /// <summary>The round to be asked for now; null when there is no reason for one, one is open, or there were enough.</summary>
    public static OrchestrationStarted? Wanted(Execution state, DateTimeOffset now) =>
        now < state.Deadline && !state.Steps.Exists(step => step.ReplanRound is { } round && state.OpenRounds.ContainsKey(round))
            && state.Steps.Find(step => IsDue(state, step)) is { } step
            ? new(state.Round + 1, step.Plan.StepId, ReasonOf(step), Replans: true)
            : null;

    /// <summary>The others are to be planned anew without it, as soon as nobody does so without another: who depends on it waits.</summary>
    public static bool IsDue(Execution state, Step step) =>
        step.ReplanRound is null && IsGivenUp(state, step) && state.Steps.Count(other => other.ReplanRound is not null) < AtMost;

    public static bool IsReplan(Execution state, int round) => state.Steps.Exists(step => step.ReplanRound == round);

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
