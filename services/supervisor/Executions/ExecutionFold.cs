using System.Collections.Immutable;
using System.Diagnostics;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>The one fold of an execution's stream: in production, in tests, in replay and in time travel.</summary>
public static class ExecutionFold
{
    public static Execution Evolve(Execution state, IStoredEvent @event) => @event switch
    {
        ExecutionStarted e => state with
        {
            Phase = ExecutionStatus.Started,
            Query = e.Query,
            UserId = e.UserId,
            SessionId = e.SessionId,
            Options = e.Options,
            Conversation = e.Conversation,
            StartedAt = e.StartedAt,
            Deadline = e.Deadline,
            TraceParent = e.TraceParent,
            ForkedFrom = e.ForkedFrom,
            Person = e.Person,
            Recalled = e.Recalled,
        },
        ResultsInherited e => state with { Inherited = e.Calls.ToImmutableDictionary(call => call.Meaning) },
        OrchestrationStarted { Replans: true } e => Change(Asking(state, e), e.StepId!, step => step with { ReplanRound = e.Round }),
        OrchestrationStarted e => Repairing(Asking(state, e), e.StepId),
        ExecutionPlanned e => state with
        {
            Phase = ExecutionStatus.Running,
            Intent = e.Intent,
            Entities = e.Entities,
            Assumptions = e.Assumptions,
            Steps = [.. e.Steps.Select(Step.Of)],
        },
        StrategyDecided e => state with { Strategy = e.Decision.Name },
        StepOrchestrated e => Orchestrated(state, e.Step),
        OrchestrationCompleted e => state with { OpenRounds = state.OpenRounds.Remove(e.Round) },
        ExecutionDispatched => state with { Phase = ExecutionStatus.Running, Dispatched = true },
        StepStarted e => Change(state, e.StepId, step => step with
        {
            Status = StepStatus.InProgress,
            Attempt = e.Attempt,
            Deadline = e.Deadline,
            RetryAt = null,
            Calls = step.Kept,
            Past = step.Calls.Except(step.Kept).ToImmutableList() is { IsEmpty: false } past ? (step.Past ?? []).AddRange(past) : step.Past,
            Outcome = null,
            Failure = null,
            Progress = null,
            Resumptions = 0,
        }),
        StepResumed e => Change(state, e.StepId, step => step with { Deadline = e.Deadline, Resumptions = step.Resumptions + 1 }),
        StepProgressed e => Change(state, e.StepId, step => step with { Progress = e }),
        ToolCompleted e => Called(state, e.StepId, e.Call),
        ToolFailed e => Called(state, e.StepId, e.Call),
        StepCompleted e => Change(state, e.StepId, step => step with
        {
            Status = StepStatus.Completed,
            Outcome = e.Outcome,
            Quality = e.Quality,
            Deadline = null,
        }),
        StepFailed e => Change(state, e.StepId, step => step with
        {
            Status = e.RetryAt is null ? StepStatus.Failed : StepStatus.InProgress,
            Outcome = e.RetryAt is null ? Outcome.Failed : null,
            RetryAt = e.RetryAt,
            Failure = e.Failure,
            Quality = 0,
            Deadline = null,
        }),
        StepSkipped e => Change(state, e.StepId, step => step with
        {
            Status = StepStatus.Skipped,
            Outcome = Outcome.Skipped,
            Failure = null,
            Quality = 0,
            Deadline = null,
            RetryAt = null,
            InDoubt = [],
        }),
        StrategyAdjusted e => state with { Assumptions = [.. state.Assumptions, .. e.Assumptions ?? []] },
        StepEdited e => Change(state, e.Step.StepId, step => step with
        {
            Plan = e.Step,
            Status = StepStatus.Orchestrated,
            AttemptsBeforeRepair = step.Attempt,
            Approved = false,
        }),
        StepsReordered e => state with { Steps = state.Steps.Sort((a, b) => Place(e, a).CompareTo(Place(e, b))) },
        InputRequested e => Asked(state, e),
        InputProvided e => Closed(Answered(state, e), e.InputId, e.Deadline),
        InputExpired e => Closed(state, e.InputId, e.Deadline),
        InputWithdrawn e => Closed(state, e.InputId, e.Deadline),
        ModelConsulted e => state with { Spent = (state.Spent ?? ModelSpending.Nothing).And(e.Consultation) },
        AnswerComposed e => state with { Answer = e.Answer },
        ExecutionCompleted => state with { Phase = ExecutionStatus.Completed },
        ExecutionFailed => state with { Phase = ExecutionStatus.Failed },
        ExecutionCancelled => state with { Phase = ExecutionStatus.Cancelled },
        ExecutionPaused e => state with { IsPaused = true, HeldSince = state.HeldSince ?? e.At },
        ExecutionResumed e => Released(state with { IsPaused = false }, e.Deadline),
        // For readers and for learning; deciding does not need them.
        ToolSelected or ToolConflictResolved => state,
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static Execution Asking(Execution state, OrchestrationStarted e) =>
        state with { Round = e.Round, OpenRounds = state.OpenRounds.Add(e.Round, e.StepId) };

    private static Execution Repairing(Execution state, string? stepId) =>
        stepId is null ? state : Change(state, stepId, step => step with { Repairs = step.Repairs + 1 });

    /// <summary>A new plan for a step it knows is a repair, or reads something else; one it does not know is work added later.</summary>
    private static Execution Orchestrated(Execution state, PlannedStep plan) =>
        state.Find(plan.StepId) is null
            ? state with { Steps = state.Steps.Add(Step.Of(plan)) }
            : Change(state, plan.StepId, step => step with
            {
                Plan = plan,
                Status = StepStatus.Orchestrated,
                AttemptsBeforeRepair = step.Attempt,
                Approved = false,
            });

    private static int Place(StepsReordered e, Step step) => e.Order.TakeWhile(id => id != step.Plan.StepId).Count();

    private static Execution Asked(Execution state, InputRequested e)
    {
        var asked = state with
        {
            Inputs = state.Inputs.Add(new(e.InputId, e.Kind, e.ExpiresAt, e.StepId, e.ToolCallId)),
            HeldSince = state.HeldSince ?? e.AskedAt,
        };
        return e switch
        {
            { StepId: { } stepId, ToolCallId: { } callId } =>
                Change(asked, stepId, step => step with
                {
                    Deadline = null,
                    InDoubt = step.InDoubt.Add(callId),
                    AskedForValues = step.AskedForValues || e.Kind is Questions.MissingValueKind,
                }),
            { StepId: { } stepId } => Change(asked, stepId, step => step with { Asked = step.Asked + 1 }),
            _ => asked,
        };
    }

    private static Execution Answered(Execution state, InputProvided e) =>
        state.FindInput(e.InputId) is not { StepId: { } stepId } input ? state
        : input.ToolCallId is null
            ? Change(state, stepId, step => step with { Approved = e.Decision is not InputDecision.Reject })
            : e.Decision is not InputDecision.Approve || input.Kind is Questions.MissingValueKind ? state
            : Change(state, stepId, step => step.Calls.Find(call => call.ToolCallId == input.ToolCallId) is { } doubtful
                ? step with { Repeats = step.Repeats.SetItem(Effects.KeyOf(state, step, doubtful.Tool, doubtful.Arguments), step.Attempt + 1) }
                : step);

    private static Execution Closed(Execution state, string inputId, DateTimeOffset? deadline)
    {
        var input = state.FindInput(inputId);
        var closed = Released(state with { Inputs = state.Inputs.RemoveAll(open => open.InputId == inputId) }, deadline);
        return input is { StepId: { } stepId, ToolCallId: { } callId }
            ? Change(closed, stepId, step => step with { InDoubt = step.InDoubt.Remove(callId) })
            : closed;
    }

    /// <summary>When nobody holds it any more its clock goes on.</summary>
    private static Execution Released(Execution state, DateTimeOffset? deadline) =>
        state.IsHeld ? state : state with { HeldSince = null, Deadline = deadline ?? state.Deadline };

    private static Execution Called(Execution state, string stepId, CallResult call) =>
        Change(state, stepId, step => step with { Calls = step.Calls.RemoveAll(made => made.ToolCallId == call.ToolCallId).Add(call) });

    private static Execution Change(Execution state, string stepId, Func<Step, Step> change)
    {
        var index = state.Steps.FindIndex(step => step.Plan.StepId == stepId);
        return index < 0 ? state : state with { Steps = state.Steps.SetItem(index, change(state.Steps[index])) };
    }
}
