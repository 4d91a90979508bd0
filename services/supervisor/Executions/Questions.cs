using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>What people are asked, until when, and how a question is closed.</summary>
internal static class Questions
{
    public const string Plan = "plan";
    public const string ApprovalKind = "approval";
    public const string UnknownEffectKind = "unknownEffect";
    public const string MissingValueKind = "missingValue";

    /// <summary>Executions that are older than the option have no time of their own.</summary>
    public const int DefaultSeconds = 24 * 60 * 60;

    public static InputRequested PlanApproval(Execution state, DateTimeOffset now) =>
        new(Plan, ApprovalKind, "Approve the plan before it runs.", Until(state, now), AskedAt: now);

    public static InputRequested Approval(Execution state, Step step, DateTimeOffset now) => new(
        $"approve:{step.Plan.StepId}:{step.Asked + 1}",
        ApprovalKind,
        $"Approve step {step.Plan.StepId} before it starts: {step.Plan.Task} ({string.Join(", ", step.Plan.Calls.Select(call => call.Tool))}).",
        Until(state, now),
        step.Plan.StepId,
        AskedAt: now);

    public static InputRequested UnknownEffect(Execution state, Step step, CallResult call, DateTimeOffset now) => new(
        $"effect:{call.ToolCallId}",
        UnknownEffectKind,
        $"Nobody knows whether {call.Tool} in step {step.Plan.StepId} took effect: {call.Failure?.Message ?? "its team lost it"} "
            + "Approve: it did not happen, do it again. Reject: leave the step out. Edit: it did happen, and the value is its result.",
        Until(state, now),
        step.Plan.StepId,
        call.ToolCallId,
        AskedAt: now);

    /// <summary>The execution's deadline, moved by the time it was held, when this input is the last thing that holds it.</summary>
    public static DateTimeOffset? DeadlineWithout(Execution state, string inputId, DateTimeOffset now) =>
        !state.IsPaused && state.Inputs.TrueForAll(input => input.InputId == inputId) && state.HeldSince is { } since
            ? state.Deadline + (now - since)
            : null;

    /// <summary>Leaves a step out, and with it what was asked about it.</summary>
    public static Decision LeaveOut(this Decision decision, string stepId, string reason, DateTimeOffset now) =>
        decision.Withdraw(stepId, reason, now).Add(new StepSkipped(stepId, reason));

    public static Decision Withdraw(this Decision decision, string stepId, string reason, DateTimeOffset now)
    {
        foreach (var input in decision.State.Inputs.Where(input => input.StepId == stepId))
        {
            decision.Add(new InputWithdrawn(input.InputId, reason, DeadlineWithout(decision.State, input.InputId, now)));
        }

        return decision;
    }

    public static DateTimeOffset Until(Execution state, DateTimeOffset now) =>
        now.AddSeconds(state.Options.InputSeconds ?? DefaultSeconds);
}
