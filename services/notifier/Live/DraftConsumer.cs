using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Notifier.Live;

/// <summary>Hears what has been written of an answer, for those who follow its execution.</summary>
public sealed class DraftConsumer(LiveFeeds feeds) : IConsumer<AnswerDrafted>
{
    public Task Consume(ConsumeContext<AnswerDrafted> context)
    {
        feeds.Find(context.Message.ExecutionId)?.Write(new(context.Message.Draft, context.Message.Text));
        return Task.CompletedTask;
    }
}
