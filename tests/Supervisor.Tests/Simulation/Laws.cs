using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Audit;

namespace Holmes.Supervisor.Tests.Simulation;

/// <summary>What holds in every log, whatever happened on the way.</summary>
internal static class Laws
{
    /// <returns>The first law that is broken, or null.</returns>
    public static string? Broken(IReadOnlyList<StoredFact> log)
    {
        var state = Execution.NotStarted(log[0].ExecutionId);
        var (started, asked, closed) = (new HashSet<(string, int)>(), new HashSet<string>(), new HashSet<string>());
        foreach (var fact in log)
        {
            if (state.IsOver)
            {
                return $"{fact.Data} after the end";
            }

            var broken = fact.Data switch
            {
                ExecutionStarted when fact.Version != 1 => "it started twice",
                StepStarted e => OfStart(state, e, started),
                StepFailed { Failure.Class: FailureClass.Timeout } e when e.RetryAt is not null && state.Find(e.StepId)!.Deadline + StepDecider.Unwatched < fact.At
                    => "an attempt was used up while nobody looked",
                StepSkipped e when state.Find(e.StepId) is not { IsOver: false } => "a step that was over was left out",
                StepCompleted e when state.Find(e.StepId) is not { Status: StepStatus.InProgress } => "a step ended that was not under way",
                StepFailed e when state.Find(e.StepId) is not { Status: StepStatus.InProgress } => "a step failed that was not under way",
                StepEdited e when !Legality.MayBeEdited(state, e.Step.StepId) => "a step was changed after it started",
                InputRequested e when !asked.Add(e.InputId) => "the same question was asked twice",
                InputRequested { Kind: Questions.MissingValueKind } when !state.Options.MayAsk => "a value was asked for, and nobody may be asked",
                InputProvided e when state.FindInput(e.InputId) is null || !closed.Add(e.InputId) => "an answer to what was not asked",
                InputExpired e when state.FindInput(e.InputId) is null || !closed.Add(e.InputId) => "what was not asked expired",
                InputWithdrawn e when state.FindInput(e.InputId) is null || !closed.Add(e.InputId) => "what was not asked was withdrawn",
                ExecutionCompleted when !state.Inputs.IsEmpty || state.Steps.Exists(step => !step.IsOver) => "it completed with something open",
                OrchestrationStarted { Replans: true } when state.Steps.Count(step => step.ReplanRound is not null) >= Replanning.AtMost => "the rest was planned anew too often",
                OrchestrationStarted { Replans: true } e when state.Find(e.StepId!)!.ReplanRound is not null => "the rest was planned anew twice without the same step",
                OrchestrationStarted { Replans: true } when state.Steps.Exists(step => step.ReplanRound is { } round && state.OpenRounds.ContainsKey(round)) => "two new plans at once",
                ExecutionResumed when !state.IsPaused => "it went on without a pause",
                ExecutionPaused when state.IsPaused => "it was paused twice",
                _ => null,
            } ?? Legality.Violation(state, fact.Data);
            if (broken is not null)
            {
                return $"{broken}: version {fact.Version}, {fact.Data}";
            }

            state = ExecutionFold.Evolve(state, fact.Data);
            if (!IsAlive(state))
            {
                return $"nothing is outstanding and nothing is due after version {fact.Version}, {fact.Data}";
            }
        }

        return null;
    }

    private static string? OfStart(Execution state, StepStarted e, HashSet<(string, int)> started)
    {
        var step = state.Find(e.StepId);
        return step is null ? "a step started that is not in the plan"
            : !started.Add((e.StepId, e.Attempt)) ? "an attempt started twice"
            : e.Attempt != step.Attempt + 1 ? "an attempt was left out"
            : state.IsPaused ? "a step started during a pause"
            : !state.Dispatched ? "a step started before the plan was agreed to"
            : step.IsOver ? "a step started that was over"
            : !step.InDoubt.IsEmpty ? "a step started with an effect in doubt"
            : step is { Plan.NeedsApproval: true, Approved: false } && step.OpenCalls.Any(call => Effects.Reused(state, step, call, e.Attempt) is null)
                ? "a step started without its approval"
            : step.RetryAt is null && !step.Plan.DependsOn.All(id => state.Find(id) is { IsOver: true }) && state.Strategy is not Strategy.Pipeline
                ? "a step started before what it needs was over"
            : null;
    }

    /// <summary>Over, in a person's hands, waiting for a message that can be sent again, or for a time that will come.</summary>
    private static bool IsAlive(Execution state) =>
        !state.IsOpen || state.IsHeld || Outstanding.Of(state).Count > 0 || Outstanding.NextDue(state) < DateTimeOffset.MaxValue;
}
