using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions.Replay;

/// <summary>
/// What can have led to events, read from the events themselves, the likeliest first. Where the log leaves open which of
/// several commands it was, each is offered: they are tried in this order.
/// </summary>
internal static class CommandsBehind
{
    /// <param name="byMessage">A message caused it; what HTTP and the clock cause has no message.</param>
    public static IEnumerable<(object Command, Func<IReadOnlyList<IStoredEvent>> Decide)> Of(
        Execution state, IReadOnlyList<IStoredEvent> events, bool byMessage, DateTimeOffset now, FindTool tools, Func<Guid, IReadOnlyList<StoredFact>?> source)
    {
        if (events[0] is ExecutionStarted started)
        {
            yield return Start(state, started, tools, source);
            yield break;
        }

        foreach (var command in Told(state, events).Where(command => byMessage || command is not (RecordOrchestration or RecordAnswer or ReportStep)))
        {
            yield return (command, () => command switch
            {
                RecordOrchestration c => OrchestrationDecider.Decide(state, c, now),
                RecordAnswer c => ExecutionDecider.Decide(state, c),
                ReportStep c => StepDecider.Decide(state, c, now),
                CancelExecution c => ExecutionDecider.Decide(state, c),
                PauseExecution c => ExecutionDecider.Decide(state, c, now),
                ResumeExecution c => ExecutionDecider.Decide(state, c, now),
                ProvideInput c => InputDecider.Decide(state, c, now, tools),
                GivenEdit c => new Decision(state).Add(c.Events).Advance(now).Events,
                _ => [],
            });
        }

        if (!byMessage)
        {
            var check = new CheckExecution(state.Id);
            yield return (check, () => StepDecider.Decide(state, check, now));
        }
    }

    /// <summary>The message that a command answers, as <see cref="Outstanding"/> names it.</summary>
    public static string? Answers(object? command, Execution state) => command switch
    {
        RecordOrchestration c => $"orchestrate:{c.Round}",
        RecordAnswer => $"compose:{state.Round}",
        _ => null,
    };

    private static IEnumerable<object> Told(Execution state, IReadOnlyList<IStoredEvent> events) => events[0] switch
    {
        ModelConsulted or AnswerComposed when state.AwaitsAnswer && events.OfType<AnswerComposed>().FirstOrDefault() is { } answer =>
            [new RecordAnswer(state.Id, answer.Answer, Consulted(events), answer.Arbitration)],
        ModelConsulted or ExecutionPlanned or StrategyAdjusted or ToolConflictResolved => [Orchestration(state, events)],
        OrchestrationCompleted e when state.OpenRounds.GetValueOrDefault(e.Round) is not null => [Orchestration(state, events)],
        ToolCompleted e => Reports(state, events, e.StepId),
        ToolFailed e => Reports(state, events, e.StepId),
        StepProgressed e => Reports(state, events, e.StepId),
        StepCompleted e => Reports(state, events, e.StepId),
        StepFailed e => Reports(state, events, e.StepId),
        InputRequested { StepId: { } stepId, ToolCallId: not null } => Reports(state, events, stepId),
        StepSkipped e when state.Find(e.StepId) is { Status: StepStatus.InProgress } && e.Reason != PlanChanges.LeftOut => Reports(state, events, e.StepId),
        ExecutionCancelled e => [new CancelExecution(state.Id, e.Reason, e.By)],
        ExecutionPaused e => [new PauseExecution(state.Id, e.By)],
        ExecutionResumed e => [new ResumeExecution(state.Id, e.By)],
        InputProvided or StepEdited when events.OfType<InputProvided>().FirstOrDefault() is { } e =>
            [new ProvideInput(state.Id, e.InputId, e.Decision, e.Value, e.By)],
        StepEdited or StepsReordered or InputWithdrawn or StepSkipped { Reason: PlanChanges.LeftOut } => [GivenEdit.Of(events)],
        _ => [],
    };

    private static (object, Func<IReadOnlyList<IStoredEvent>>) Start(
        Execution state, ExecutionStarted e, FindTool tools, Func<Guid, IReadOnlyList<StoredFact>?> source)
    {
        var start = new AcceptExecution(
            state.Id, e.Query, e.UserId, e.SessionId, e.Options, e.Conversation, e.Deadline, e.IdempotencyKey, e.TraceParent, e.ForkedFrom);
        return e.ForkedFrom is { } origin
            ? (start, () => ForkDecider.Decide(state, Fork(start, origin, tools, source), e.StartedAt))
            : (start, () => ExecutionDecider.Decide(state, start, e.StartedAt));
    }

    private static AcceptFork Fork(AcceptExecution start, ForkOrigin origin, FindTool tools, Func<Guid, IReadOnlyList<StoredFact>?> source)
    {
        var facts = source(origin.ExecutionId) ?? throw new NotInLogException($"the execution it was forked from, {origin.ExecutionId}, is not in the log");
        var kept = start.Query == ((ExecutionStarted)facts[0].Data).Query ? ForkSource.PlanOf([.. facts.Take((int)origin.Version)]) : null;
        return new(start, ForkChoice.Apply(kept, origin.Changes ?? new(), tools), ForkSource.CallsOf(facts));
    }

    private static RecordOrchestration Orchestration(Execution state, IReadOnlyList<IStoredEvent> events)
    {
        var (planned, adjusted, completed) = (One<ExecutionPlanned>(events), One<StrategyAdjusted>(events), One<OrchestrationCompleted>(events));
        return new(
            state.Id,
            completed?.Round ?? adjusted?.Round ?? state.Round,
            planned?.Intent ?? state.Intent!,
            planned?.Entities ?? state.Entities,
            planned?.Steps ?? [.. events.OfType<StepOrchestrated>().Select(e => e.Step)],
            One<StrategyDecided>(events)?.Decision ?? new(state.Strategy, 0, "", [], new("", "", "", 0, 0)), // a repair decides none
            [.. events.OfType<ToolSelected>().Select(e => e.Decision)],
            [.. events.OfType<ToolConflictResolved>().Select(e => e.Conflict)],
            planned?.Assumptions ?? adjusted?.Assumptions ?? [],
            One<AnswerComposed>(events)?.Answer,
            planned is null ? adjusted?.Reason ?? completed?.Note : null,
            Consulted(events),
            completed?.Arbitration,
            Pointless(events));
    }

    /// <summary>A report's own failure is in the log only where it decided something: it may have had the one there, or another.</summary>
    private static IEnumerable<ReportStep> Reports(Execution state, IReadOnlyList<IStoredEvent> events, string stepId)
    {
        if (state.Find(stepId) is not { } step)
        {
            yield break;
        }

        var calls = events.TakeWhile(e => CallOf(e, stepId) is not null).Select(e => CallOf(e, stepId)!).ToList();
        var next = events.Skip(calls.Count).FirstOrDefault();
        var report = new ReportStep(state.Id, stepId, step.Attempt, IsFinal: true, calls);
        if (next is StepProgressed progressed && progressed.StepId == stepId)
        {
            yield return report with { IsFinal = false, ProgressPercentage = progressed.ProgressPercentage, Note = progressed.Note };
        }
        else if (EndsAttempt(next, stepId))
        {
            yield return report;
            yield return report with { Failure = (next as StepFailed)?.Failure ?? new Failure(FailureClass.Permanent, "") };
        }

        if (step.Progress is { } known)
        {
            yield return report with { IsFinal = false, ProgressPercentage = known.ProgressPercentage, Note = known.Note };
        }
    }

    private static CallResult? CallOf(IStoredEvent e, string stepId) => e switch
    {
        ToolCompleted made when made.StepId == stepId => made.Call,
        ToolFailed made when made.StepId == stepId => made.Call,
        _ => null,
    };

    private static bool EndsAttempt(IStoredEvent? e, string stepId) => e switch
    {
        StepCompleted end => end.StepId == stepId,
        StepFailed end => end.StepId == stepId,
        StepSkipped end => end.StepId == stepId,
        InputRequested end => end.StepId == stepId,
        _ => false,
    };

    private static List<ModelConsultation>? Consulted(IReadOnlyList<IStoredEvent> events) =>
        events.OfType<ModelConsulted>().Select(e => e.Consultation).ToList() is { Count: > 0 } consulted ? consulted : null;

    private static List<string>? Pointless(IReadOnlyList<IStoredEvent> events) =>
        events.TakeWhile(e => e is not OrchestrationCompleted).OfType<StepSkipped>().Where(e => e.Reason == Replanning.Pointless).Select(e => e.StepId).ToList()
            is { Count: > 0 } leftOut ? leftOut : null;

    private static T? One<T>(IReadOnlyList<IStoredEvent> events)
        where T : class => events.OfType<T>().FirstOrDefault();
}

/// <summary>A person left out, reordered or changed steps: that much is given, and what follows from it is decided.</summary>
internal sealed record GivenEdit(IReadOnlyList<IStoredEvent> Events)
{
    public static GivenEdit Of(IReadOnlyList<IStoredEvent> events) => new([.. events.TakeWhile(e =>
        e is StepEdited or StepsReordered or InputWithdrawn or StepSkipped { Reason: PlanChanges.LeftOut })]);
}
