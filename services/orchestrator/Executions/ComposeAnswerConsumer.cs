using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Answers;
using MassTransit;

namespace Holmes.Orchestrator.Executions;

/// <summary>The steps' results come in, the answer goes out.</summary>
public sealed class ComposeAnswerConsumer : IConsumer<ComposeAnswer>
{
    public Task Consume(ConsumeContext<ComposeAnswer> context) =>
        context.Publish(
            new RecordAnswer(context.Message.ExecutionId, AnswerComposer.Compose(context.Message)),
            publish => publish.MessageId = DerivedId.From(context.Message.ExecutionId.ToString(), "answer"),
            context.CancellationToken);
}
