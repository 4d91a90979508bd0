using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// What a person's answer changes, and what happens when none comes: silence is never consent, and a value nobody gives
/// is done without.
/// </summary>
public static class InputDecider
{
    private const string Unwanted = "rejected: a person did not approve it";

    public static IReadOnlyList<IStoredEvent> Decide(
        Execution state, ProvideInput command, DateTimeOffset now, FindTool? tools = null)
    {
        if (!state.IsOpen || !state.IsOf(command.UserId) || state.FindInput(command.InputId) is not { } input)
        {
            return [];
        }

        var decision = new Decision(state);
        return (input switch
        {
            { Kind: Questions.MissingValueKind, StepId: { } stepId } => OnValue(decision, command, stepId, tools, now),
            { ToolCallId: { } callId, StepId: { } stepId } => OnEffect(decision, command, stepId, callId, now),
            { StepId: { } stepId } => OnStep(decision, command, stepId, tools, now),
            _ => OnPlan(decision, command, tools, now),
        }).Advance(now).Events;
    }

    /// <summary>Questions whose time is over are answered with no.</summary>
    internal static Decision Expire(Decision decision, DateTimeOffset now)
    {
        foreach (var late in decision.State.Inputs.Where(input => input.ExpiresAt <= now))
        {
            if (!decision.State.IsOpen || decision.State.FindInput(late.InputId) is null)
            {
                continue; // closed by what the one before it led to
            }

            decision.Add(new InputExpired(late.InputId, Questions.DeadlineWithout(decision.State, late.InputId, now)));
            _ = late switch
            {
                { StepId: { } stepId, Kind: Questions.MissingValueKind } => StepDecider.Conclude(decision, stepId, reported: null, now),
                { StepId: { } stepId, ToolCallId: not null } => decision
                    .Withdraw(stepId, "humanTimeout", now)
                    .Add(new StepFailed(stepId, decision.State.Find(stepId)!.Attempt, new Failure(
                        FailureClass.HumanTimeout, "Nobody said in time whether it took effect."))),
                { StepId: { } stepId } => decision.LeaveOut(stepId, "humanTimeout: nobody approved it in time", now),
                _ => decision.Add(new ExecutionFailed(new Failure(FailureClass.HumanTimeout, "Nobody approved the plan in time."))),
            };
        }

        return decision;
    }

    private static Decision OnPlan(Decision decision, ProvideInput command, FindTool? tools, DateTimeOffset now)
    {
        if (command.Decision is InputDecision.Reject)
        {
            return Close(decision, command, now).Add(new ExecutionCancelled("rejected: the plan was not approved", command.UserId));
        }

        Close(decision, command, now);
        if (command.Decision is InputDecision.Edit)
        {
            PlanChanges.Apply(decision, PlanChanges.ReadPlan(command.Value), command.UserId, tools, now, "value.");
        }

        return decision.Add(new ExecutionDispatched());
    }

    private static Decision OnStep(Decision decision, ProvideInput command, string stepId, FindTool? tools, DateTimeOffset now)
    {
        if (command.Decision is InputDecision.Reject)
        {
            return Close(decision, command, now).LeaveOut(stepId, Unwanted, now);
        }

        if (command.Decision is InputDecision.Edit)
        {
            var changed = StepChanges.Apply(decision.State.Find(stepId)!.Plan, StepChanges.Read(command.Value), tools, "value.");
            decision.Add(new StepEdited(changed, command.UserId));
        }

        return Close(decision, command, now);
    }

    /// <summary>With the value the step starts anew; approved, it goes on without.</summary>
    private static Decision OnValue(Decision decision, ProvideInput command, string stepId, FindTool? tools, DateTimeOffset now)
    {
        if (command.Decision is InputDecision.Reject)
        {
            return Close(decision, command, now).LeaveOut(stepId, Unwanted, now);
        }

        if (command.Decision is InputDecision.Edit)
        {
            decision.Add(new StepEdited(MissingValues.Fill(decision.State.Find(stepId)!, command.Value, tools), command.UserId));
            return Close(decision, command, now);
        }

        return StepDecider.Conclude(Close(decision, command, now), stepId, reported: null, now);
    }

    private static Decision OnEffect(Decision decision, ProvideInput command, string stepId, Guid callId, DateTimeOffset now)
    {
        if (command.Decision is InputDecision.Reject)
        {
            return Close(decision, command, now).LeaveOut(stepId, Unwanted, now);
        }

        var step = decision.State.Find(stepId)!;
        if (command.Decision is InputDecision.Edit)
        {
            var result = command.Value ?? throw Invalid.Field("value", "is missing. With edit, it is the result of the call.");
            var told = step.Calls.Find(call => call.ToolCallId == callId)! with
            {
                Outcome = Outcome.Ok,
                Quality = 1,
                Result = result,
                Failure = null,
                Note = $"told by {command.UserId ?? "a person"}: it did happen, and this is its result",
            };
            Close(decision, command, now).Add(new ToolCompleted(stepId, step.Attempt, told));
        }
        else
        {
            Close(decision, command, now);
        }

        return decision.State.Find(stepId)!.InDoubt.IsEmpty ? StepDecider.Settle(decision, stepId, now) : decision;
    }

    private static Decision Close(Decision decision, ProvideInput command, DateTimeOffset now) => decision.Add(new InputProvided(
        command.InputId, command.Decision, command.UserId, command.Value, Questions.DeadlineWithout(decision.State, command.InputId, now)));
}
