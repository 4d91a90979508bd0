using System.Threading.Channels;
using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Notifier.Tests.Edge;

/// <summary>What arrived on the bus, in order.</summary>
public sealed class HeardCommands
{
    private readonly Channel<object> heard = Channel.CreateUnbounded<object>();

    public void Add(object command) => heard.Writer.TryWrite(command);

    public async Task<T> NextAsync<T>()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return Assert.IsType<T>(await heard.Reader.ReadAsync(limit.Token));
    }
}

public sealed class CommandEar(HeardCommands heard) :
    IConsumer<StartExecution>,
    IConsumer<ProvideInput>,
    IConsumer<SkipStep>,
    IConsumer<CancelExecution>,
    IConsumer<PauseExecution>,
    IConsumer<ResumeExecution>,
    IConsumer<EditStep>,
    IConsumer<EditPlan>,
    IConsumer<ForkExecution>
{
    public Task Consume(ConsumeContext<StartExecution> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<ProvideInput> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<SkipStep> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<CancelExecution> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<PauseExecution> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<ResumeExecution> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<EditStep> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<EditPlan> context) => Heard(context.Message);

    public Task Consume(ConsumeContext<ForkExecution> context) => Heard(context.Message);

    private Task Heard(object command)
    {
        heard.Add(command);
        return Task.CompletedTask;
    }
}
