using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// Attempts a team may still be at and nobody waits for any more: those under way before a decision and not after it,
/// with calls that have not reported. That one is told of them saves work; nothing depends on it.
/// </summary>
public static class GivenUp
{
    public static IEnumerable<Outgoing> Of(Execution before, Execution after) => before.Steps
        .Where(step => IsUnderWay(step) && !(after.IsOpen && after.Find(step.Plan.StepId) is { } now && IsUnderWay(now) && now.Attempt == step.Attempt))
        .Where(step => (after.Find(step.Plan.StepId) ?? step).Calls.Count < step.Plan.Calls.Count)
        .Select(step => new Outgoing(
            before.Id, $"cancel:{step.Plan.StepId}:{step.Attempt}", new CancelStep(before.Id, step.Plan.StepId, step.Attempt), IsMandatory: false));

    private static bool IsUnderWay(Step step) => step is { Status: StepStatus.InProgress, RetryAt: null };
}
