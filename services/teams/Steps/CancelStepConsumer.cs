using Holmes.Contracts.Teams;
using Holmes.Teams.Leases;
using MassTransit;

namespace Holmes.Teams.Steps;

/// <summary>In every instance: only one of them is at the step, and nobody knows which.</summary>
public sealed class CancelStepConsumer(RunningSteps running) : IConsumer<CancelStep>
{
    public Task Consume(ConsumeContext<CancelStep> context)
    {
        running.GiveUp(new StepAttempt(context.Message.ExecutionId, context.Message.StepId, context.Message.Attempt));
        return Task.CompletedTask;
    }
}
