using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>A message somebody has to get for the execution to go on.</summary>
/// <param name="Key">Names it within the execution; its message id follows from it, so sending it again is harmless.</param>
/// <param name="IsMandatory">Somebody must take it.</param>
public sealed record Outgoing(Guid ExecutionId, string Key, object Message, bool IsMandatory = true)
{
    public Guid MessageId => DerivedId.From(ExecutionId.ToString(), Key);
}

/// <summary>
/// Everything an execution waits for, derived from its state alone: nothing lives only in a queue. What a decision sets
/// going is what is outstanding after it and was not before.
/// </summary>
public static class Outstanding
{
    public static IReadOnlyList<Outgoing> Of(Execution state)
    {
        if (!state.IsOpen)
        {
            return [];
        }

        var outgoing = state.OpenRounds.OrderBy(open => open.Key).Select(open => Orchestrate(state, open.Key, open.Value)).ToList();
        outgoing.AddRange(state.Steps
            .Where(step => step is { Status: StepStatus.InProgress, RetryAt: null, InDoubt.IsEmpty: true })
            .Select(step => Execute(state, step)));
        if (state.AwaitsAnswer)
        {
            outgoing.Add(Compose(state));
        }

        return outgoing;
    }

    /// <summary>When something is due next without anybody telling; never, where only a person can go on.</summary>
    public static DateTimeOffset NextDue(Execution state)
    {
        var attempts = state.IsPaused
            ? []
            : state.Steps.Where(step => step.Status is StepStatus.InProgress).Select(step => step.RetryAt ?? step.Deadline);
        var due = attempts.Concat(state.Inputs.Select(input => input.ExpiresAt));
        return (state.IsHeld || state.AwaitsAnswer ? due : due.Append(state.Deadline)).Min() ?? DateTimeOffset.MaxValue;
    }

    private static Outgoing Orchestrate(Execution state, int round, string? stepId)
    {
        var revise = stepId is not null && state.Find(stepId) is { } step
            ? new RevisionRequest(state.Intent!, state.Entities, step.Plan, step.Outcome ?? Outcome.Failed, step.Quality, step.Failure, step.Tried,
                round == step.ReplanRound ? Replanning.Remainder(state, step) : null)
            : null;
        return new(state.Id, $"orchestrate:{round}", new OrchestrateExecution(
            state.Id, round, state.Query, state.UserId, state.SessionId, state.StartedAt, state.Options, state.Conversation, revise,
            state.Spent, state.Deadline, state.Person, state.Recalled));
    }

    private static Outgoing Execute(Execution state, Step step)
    {
        var plan = step.Plan;
        return new(state.Id, KeyOf(step), new ExecuteStep(
            state.Id,
            plan.StepId,
            step.Attempt,
            plan.Team,
            plan.Task,
            state.Query,
            state.UserId,
            state.SessionId,
            step.Deadline ?? state.Deadline,
            [.. step.OpenCalls.Select(call => Call(state, step, call))],
            Effects.InputsOf(state, plan),
            state.StartedAt));
    }

    /// <summary>An attempt that is resumed is told anew: whoever was told of it before may be gone.</summary>
    private static string KeyOf(Step step)
    {
        var attempt = $"step:{step.Plan.StepId}:{step.Attempt}";
        return step.Resumptions == 0 ? attempt : $"{attempt}:{step.Resumptions}";
    }

    private static ToolCall Call(Execution state, Step step, PlannedCall call)
    {
        var effect = Effects.KeyOf(state, step, call.Tool, call.Arguments);
        return new(
            ToolCallIds.Of(state.Id, step.Plan.StepId, step.Attempt, call.Tool, call.Arguments), call.DecisionId, call.Tool, call.Arguments,
            effect, step.Repeats.GetValueOrDefault(effect) == step.Attempt);
    }

    private static Outgoing Compose(Execution state) =>
        new(state.Id, $"compose:{state.Round}", new ComposeAnswer(
            state.Id, state.Query, state.UserId, state.SessionId, state.StartedAt, state.Intent!, state.Entities, state.Assumptions,
            [.. state.Steps.Select(step => new StepResult(
                step.Plan.StepId, step.Plan.Team, step.Plan.Task, step.Outcome ?? Outcome.Skipped, step.Quality, step.Failure, step.Results))],
            state.Spent, state.Deadline));
}
