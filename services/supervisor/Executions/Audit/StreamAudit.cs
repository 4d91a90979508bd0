using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions.Audit;

/// <summary>Follows one execution's stream, event by event, with the fold of production.</summary>
internal sealed class StreamAudit(Guid executionId, Action<Violation> report, AuditCounts counts, Action<CallMade> callMade)
{
    private readonly HashSet<Guid> decisions = [];
    private readonly List<(string Step, string Tool, string Arguments)> effects = [];
    private readonly HashSet<string> failedSteps = [];
    private DateTimeOffset lastAt;

    public Execution State { get; private set; } = Execution.NotStarted(executionId);

    public long Version { get; private set; }

    public ExecutionEnd End => ExecutionEnd.Of(ExecutionSummary.Of(State, lastAt), Version);

    public void Next(LogRow row)
    {
        counts.CountEvent(row.Type);
        if (row.Version != Version + 1)
        {
            Report("contiguous", row.Version, $"version {Version + 1} was to come, {row.Version} came");
        }

        if (row.EventId != StoredFact.IdOf(executionId, row.Version))
        {
            Report("eventId", row.Version, $"{row.EventId} is not the id that follows from execution and version");
        }

        (Version, lastAt) = (row.Version, row.At);
        if (Understood(row) is { } happened)
        {
            Judge(happened);
            State = ExecutionFold.Evolve(State, happened);
        }
    }

    /// <summary>What the whole stream must have come to.</summary>
    public void Close()
    {
        counts.CountExecution(State.Status);
        if (State.IsOpen && State.Status is not (ExecutionStatus.Paused or ExecutionStatus.AwaitingInput)
            && Outstanding.Of(State).Count == 0 && !State.Steps.Exists(step => step.RetryAt is not null))
        {
            Report("alive", null, "it is open, but waits for nobody and nothing");
        }
    }

    private IStoredEvent? Understood(LogRow row)
    {
        try
        {
            var happened = StoredEvents.Read(row.Type, row.Data);
            if (happened is null)
            {
                Report("readable", row.Version, $"no version stores '{row.Type}'");
            }

            return happened;
        }
        catch (JsonException unreadable)
        {
            Report("readable", row.Version, $"{row.Type}: {unreadable.Message}");
            return null;
        }
    }

    private void Judge(IStoredEvent happened)
    {
        if (Legality.Violation(State, happened) is { } reason)
        {
            Report(RuleOf(happened), Version, $"{happened.GetType().Name}: {reason}");
        }

        switch (happened)
        {
            case ToolSelected e:
                JudgeDecision(e.Decision);
                break;
            case ExecutionPlanned e when State.ForkedFrom is not null: // decided in the execution it was forked from
                decisions.UnionWith(e.Steps.SelectMany(step => step.Calls).Select(call => call.DecisionId));
                break;
            case StepEdited e: // decided by a person
                decisions.UnionWith(e.Step.Calls.Select(call => call.DecisionId));
                break;
            case StepOrchestrated e:
                JudgePlan(e.Step);
                break;
            case ToolCompleted e:
                JudgeCall(e.StepId, e.Call);
                break;
            case ToolFailed e:
                JudgeCall(e.StepId, e.Call);
                break;
            case OrchestrationStarted { StepId: not null }:
                counts.Repairs++;
                break;
            case StepFailed e:
                counts.Retries += e.RetryAt is null ? 0 : 1;
                failedSteps.Add(e.StepId);
                break;
            case StepCompleted e when failedSteps.Remove(e.StepId):
                counts.Recovered++;
                break;
        }
    }

    private string RuleOf(IStoredEvent happened) =>
        happened is ExecutionStarted ? "oneStart"
        : State.Status is ExecutionStatus.NotStarted ? "oneStart"
        : State.IsOver && happened is ExecutionCompleted or ExecutionFailed or ExecutionCancelled ? "oneEnd"
        : State.IsOver ? "nothingAfterEnd"
        : "legal";

    private void JudgeDecision(ToolDecision decision)
    {
        decisions.Add(decision.DecisionId);
        if (decision.Propensity is not (> 0 and <= 1))
        {
            Report("propensity", Version, $"{decision.Tool} was chosen with probability {decision.Propensity}");
        }
    }

    private void JudgePlan(PlannedStep step)
    {
        foreach (var call in step.Calls.Where(call => !decisions.Contains(call.DecisionId)))
        {
            Report("decided", Version, $"step {step.StepId} is to call {call.Tool}, which nobody decided");
        }
    }

    private void JudgeCall(string stepId, CallResult call)
    {
        counts.Calls += call.ReusedFrom is null ? 1 : 0;
        counts.Reused += call.ReusedFrom is null ? 0 : 1;
        if (State.Find(stepId)?.Calls.Exists(made => made.ToolCallId == call.ToolCallId && made.Outcome is Outcome.Unknown) is not true)
        {
            callMade(new(call.ToolCallId, executionId, Version)); // what a person tells of a call in doubt is no other call
        }

        if (!decisions.Contains(call.DecisionId))
        {
            Report("decided", Version, $"{call.Tool} was called in step {stepId}, and nobody decided it");
        }

        if (call.Outcome is not Outcome.Ok || call.ReusedFrom is not null)
        {
            return;
        }

        var arguments = CanonicalJson.Of(call.Arguments);
        if (effects.Find(made => made.Tool == call.Tool && made.Arguments == arguments) is { Step: { } step })
        {
            Report(
                step == stepId ? "oneEffect" : "oneCall", Version,
                step == stepId
                    ? $"step {stepId} has done {call.Tool} with these arguments already"
                    : $"{call.Tool} was done in step {step} with the same arguments");
        }

        effects.Add((stepId, call.Tool, arguments));
    }

    private void Report(string rule, long? version, string detail) => report(new(rule, executionId, version, detail));
}
