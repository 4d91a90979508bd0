namespace Holmes.Supervisor.Executions;

/// <summary>A fork is an execution of its own: its stream holds what it took over, so it never reads the other one again.</summary>
public static class ForkDecider
{
    public static IReadOnlyList<IStoredEvent> Decide(Execution state, AcceptFork command, DateTimeOffset now)
    {
        var started = ExecutionDecider.Decide(state, command.Start, now);
        if (started.Count == 0)
        {
            return [];
        }

        var decision = new Decision(state).Add(started[0]);
        if (command.Inherited.Count > 0)
        {
            decision.Add(new ResultsInherited(command.Inherited));
        }

        return command.Kept is { } kept
            ? Keep(decision, kept, now).Events
            : decision.Add(started.Skip(1)).Events;
    }

    private static Decision Keep(Decision decision, KeptPlan kept, DateTimeOffset now) => OrchestrationDecider.Dispatch(
        decision
            .Add(
                new OrchestrationStarted(1),
                new ExecutionPlanned(kept.Intent, kept.Entities, kept.Steps, kept.Assumptions),
                new StrategyDecided(kept.Strategy))
            .Add(kept.Steps.Select(step => new StepOrchestrated(step)))
            .Add(new OrchestrationCompleted(1, 0, "the plan of the execution it was forked from"))
            .Add(kept.LeftOut.Select(stepId => new StepSkipped(stepId, PlanChanges.LeftOut))),
        now);
}
