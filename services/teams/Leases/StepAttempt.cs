using Holmes.Contracts.Teams;

namespace Holmes.Teams.Leases;

/// <summary>One attempt at a step of an execution.</summary>
public sealed record StepAttempt(Guid ExecutionId, string StepId, int Attempt)
{
    public static StepAttempt Of(ExecuteStep step) => new(step.ExecutionId, step.StepId, step.Attempt);
}
