using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Tools;
using MassTransit;

namespace Holmes.Supervisor.Executions;

public sealed class StartExecutionConsumer(Reception reception) : IConsumer<StartExecution>
{
    public Task Consume(ConsumeContext<StartExecution> context) =>
        reception.AcceptAsync(context.Message, context.MessageId?.ToString(), context.CancellationToken, context.IsAgain());
}

public sealed class RecordOrchestrationConsumer(ExecutionGate gate) : IConsumer<RecordOrchestration>
{
    public Task Consume(ConsumeContext<RecordOrchestration> context) =>
        gate.PassAsync(context, context.Message.ExecutionId, (state, now) => OrchestrationDecider.Decide(state, context.Message, now));
}

public sealed class ReportStepConsumer(ExecutionGate gate) : IConsumer<ReportStep>
{
    public Task Consume(ConsumeContext<ReportStep> context) =>
        gate.PassAsync(context, context.Message.ExecutionId, (state, now) => StepDecider.Decide(state, context.Message, now));
}

public sealed class RecordAnswerConsumer(ExecutionGate gate) : IConsumer<RecordAnswer>
{
    public Task Consume(ConsumeContext<RecordAnswer> context) =>
        gate.PassAsync(context, context.Message.ExecutionId, (state, _) => ExecutionDecider.Decide(state, context.Message));
}

public sealed class CancelExecutionConsumer(ExecutionGate gate) : IConsumer<CancelExecution>
{
    public Task Consume(ConsumeContext<CancelExecution> context) =>
        gate.PassAsync(context, context.Message.ExecutionId, (state, _) => ExecutionDecider.Decide(state, context.Message));
}

public sealed class PauseExecutionConsumer(ExecutionGate gate) : IConsumer<PauseExecution>
{
    public Task Consume(ConsumeContext<PauseExecution> context) =>
        gate.PassOnceAsync(context, context.Message.ExecutionId, (state, now) => ExecutionDecider.Decide(state, context.Message, now));
}

public sealed class ResumeExecutionConsumer(ExecutionGate gate) : IConsumer<ResumeExecution>
{
    public Task Consume(ConsumeContext<ResumeExecution> context) =>
        gate.PassOnceAsync(context, context.Message.ExecutionId, (state, now) => ExecutionDecider.Decide(state, context.Message, now));
}

public sealed class ProvideInputConsumer(ExecutionGate gate, KnownTools tools) : IConsumer<ProvideInput>
{
    public Task Consume(ConsumeContext<ProvideInput> context) =>
        gate.PassAsync(context, context.Message.ExecutionId, (state, now) => InputDecider.Decide(state, context.Message, now, tools.Find));
}

public sealed class EditStepConsumer(ExecutionGate gate, KnownTools tools) : IConsumer<EditStep>
{
    public Task Consume(ConsumeContext<EditStep> context) =>
        gate.PassOnceAsync(context, context.Message.ExecutionId, (state, now) => ExecutionDecider.Decide(state, context.Message, now, tools.Find));
}

public sealed class EditPlanConsumer(ExecutionGate gate, KnownTools tools) : IConsumer<EditPlan>
{
    public Task Consume(ConsumeContext<EditPlan> context) =>
        gate.PassOnceAsync(context, context.Message.ExecutionId, (state, now) => ExecutionDecider.Decide(state, context.Message, now, tools.Find));
}

public sealed class ForkExecutionConsumer(Forking forking) : IConsumer<ForkExecution>
{
    public async Task Consume(ConsumeContext<ForkExecution> context) =>
        _ = await forking.ForkAsync(context.Message, context.MessageId?.ToString(), context.CancellationToken, context.IsAgain())
            ?? throw Invalid.Field("executionId", "is no execution of this user.");
}

public sealed class SkipStepConsumer(ExecutionGate gate) : IConsumer<SkipStep>
{
    public Task Consume(ConsumeContext<SkipStep> context) =>
        gate.PassAsync(context, context.Message.ExecutionId, (state, now) => ExecutionDecider.Decide(state, context.Message, now));
}

internal static class GateExtensions
{
    /// <summary>The message is the cause; one that was delivered before is told again.</summary>
    public static Task<Committed> PassAsync(
        this ExecutionGate gate, ConsumeContext context, Guid executionId, ExecutionLog.Decide decide) =>
        gate.PassAsync(executionId, decide, context.MessageId?.ToString(), context.CancellationToken, context.IsAgain());

    /// <summary>As <see cref="PassAsync"/>, where the same message a second time, after something else, would undo that.</summary>
    public static Task<Committed> PassOnceAsync(
        this ExecutionGate gate, ConsumeContext context, Guid executionId, ExecutionLog.Decide decide) =>
        context.MessageId is { } message
            ? gate.PassOnceAsync(executionId, decide, message.ToString(), context.IsAgain(), context.CancellationToken)
            : gate.PassAsync(context, executionId, decide);

    /// <summary>It was delivered before, or tried before in this process: then its events may be committed already, and not told.</summary>
    public static bool IsAgain(this ConsumeContext context) => context.ReceiveContext.Redelivered || context.GetRetryAttempt() > 0;
}
