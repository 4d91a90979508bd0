using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Orchestrator.Executions;

/// <summary>The steps' results come in, the answer goes out; on the way, what a model has written so far.</summary>
public sealed class ComposeAnswerConsumer(Orchestration orchestration, OncePerMessage<RecordAnswer> once) : IConsumer<ComposeAnswer>
{
    public async Task Consume(ConsumeContext<ComposeAnswer> context)
    {
        var command = context.Message;
        var calls = string.Concat(command.Steps.SelectMany(step => step.Calls.Select(call => call.ToolCallId.ToString("N"))));
        var answer = await once.DoAsync(
            DerivedId.From(command.ExecutionId.ToString(), calls).ToString(),
            () => orchestration.AnswerAsync(command, (attempt, text) => DraftAsync(context, attempt, text), context.CancellationToken));
        await context.HandOverAsync(
            answer, context.CancellationToken, publish => publish.MessageId = DerivedId.From(command.ExecutionId.ToString(), "answer"));
    }

    private static Task DraftAsync(ConsumeContext<ComposeAnswer> context, int attempt, string text) =>
        context.HandOverAsync(new AnswerDrafted(context.Message.ExecutionId, attempt, text), context.CancellationToken);
}
