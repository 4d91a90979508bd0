using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>What the orchestrator decided becomes part of the execution, after it was checked.</summary>
public static class OrchestrationDecider
{
    public static IReadOnlyList<IStoredEvent> Decide(Execution state, RecordOrchestration command, DateTimeOffset now)
    {
        if (!state.IsOpen || !state.OpenRounds.TryGetValue(command.Round, out var repaired))
        {
            return [];
        }

        return repaired is null ? Plan(state, command, now) : Repair(state, command, repaired, now);
    }

    private static IReadOnlyList<IStoredEvent> Plan(Execution state, RecordOrchestration command, DateTimeOffset now)
    {
        var decision = new Decision(state).Add(Consulted(command)).Add(
            new ExecutionPlanned(command.Intent, command.Entities, command.Steps, command.Assumptions),
            new StrategyDecided(command.Strategy));
        decision
            .Add(command.Decisions.Select(made => new ToolSelected(made)))
            .Add(command.Conflicts.Select(resolved => new ToolConflictResolved(resolved)));

        if (command.Answer is { } answer)
        {
            return decision.Add(
                Completed(command),
                new AnswerComposed(answer, command.Arbitration),
                new ExecutionCompleted(Outcome.Ok)).Events;
        }

        if (PlanRules.Violation(command.Steps) is { } violation)
        {
            return decision.Add(
                Completed(command),
                new ExecutionFailed(new Failure(FailureClass.InvalidPlan, violation))).Events;
        }

        decision
            .Add(command.Steps.Select(step => new StepOrchestrated(step)))
            .Add(Completed(command));
        return Dispatch(decision, now).Events;
    }

    /// <summary>The plan runs, at once or when a person agrees.</summary>
    internal static Decision Dispatch(Decision decision, DateTimeOffset now) => decision.State.Options.RequireApproval
        ? decision.Add(Questions.PlanApproval(decision.State, now))
        : decision.Add(new ExecutionDispatched()).Advance(now);

    private static IReadOnlyList<IStoredEvent> Repair(Execution state, RecordOrchestration command, string stepId, DateTimeOffset now)
    {
        var decision = new Decision(state).Add(Consulted(command));
        var isReplan = Replanning.IsReplan(state, command.Round);
        var (steps, merged) = Merging.Of(state, isReplan
            ? Replanning.Accepted(state, command)
            : [.. command.Steps.Where(step => step.StepId == stepId || state.Find(step.StepId) is null)]);
        List<ToolConflict> conflicts = [.. command.Conflicts, .. merged];
        command = command with { Decisions = [.. command.Decisions.Where(made => !merged.Exists(one => (one.StepId, one.Tool) == (made.StepId, made.Tool)))] };
        var leftOut = isReplan ? Replanning.LeftOut(state, command) : [];
        if (steps.Exists(step => GoesInCircles(state, step)))
        {
            return decision
                .Add(new OrchestrationCompleted(command.Round, 0, "loop: the same calls were made before, and gave nothing", command.Arbitration))
                .Advance(now).Events;
        }

        var plan = state.Steps.Select(step => step.Plan).Where(plan => steps.TrueForAll(step => step.StepId != plan.StepId)).Concat(steps);
        if ((steps.Count == 0 && leftOut.Count == 0) || PlanRules.Violation([.. plan]) is not null)
        {
            return decision
                .Add(conflicts.Select(resolved => new ToolConflictResolved(resolved)))
                .Add(new OrchestrationCompleted(
                    command.Round, 0, merged.Count > 0 ? merged[0].Reason : command.AdjustmentReason ?? "nothing better is known", command.Arbitration))
                .Advance(now).Events;
        }

        decision
            .Add(new StrategyAdjusted(
                command.Round, stepId, command.AdjustmentReason ?? "repaired", command.Assumptions.Count > 0 ? command.Assumptions : null))
            .Add(command.Decisions.Select(made => new ToolSelected(made)))
            .Add(conflicts.Select(resolved => new ToolConflictResolved(resolved)))
            .Add(steps.Select(step => new StepOrchestrated(step)));
        foreach (var pointless in leftOut)
        {
            decision.LeaveOut(pointless, Replanning.Pointless, now);
        }

        return decision.Add(Completed(command)).Advance(now).Events;
    }

    /// <summary>Whatever it would still call was called in more than one round, with nothing to show for it.</summary>
    private static bool GoesInCircles(Execution state, PlannedStep plan)
    {
        if (state.Find(plan.StepId) is not { } step)
        {
            return false;
        }

        var open = plan.Calls.Where(planned => !step.Calls.Exists(made => made.Counts() && ToolCallIds.MeanTheSame(planned, made))).ToList();
        return open.Count > 0 && open.TrueForAll(planned => step.Tried.Count(made => ToolCallIds.MeanTheSame(planned, made)) > plan.MaxAttempts);
    }

    private static IEnumerable<ModelConsulted> Consulted(RecordOrchestration command) =>
        (command.Consulted ?? []).Select(consultation => new ModelConsulted(consultation));

    private static OrchestrationCompleted Completed(RecordOrchestration command) =>
        new(command.Round, command.Decisions.Count, Arbitration: command.Arbitration);
}
