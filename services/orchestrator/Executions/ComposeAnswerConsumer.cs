using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Answers;
using Holmes.Orchestrator.Models;
using Holmes.Orchestrator.Models.Wording;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Executions;

/// <summary>The steps' results come in, the answer goes out; on the way, what a model has written so far.</summary>
public sealed class ComposeAnswerConsumer(ModelAnswer model, OncePerMessage<RecordAnswer> once, IOptions<OrchestratorOptions> options)
    : IConsumer<ComposeAnswer>
{
    public async Task Consume(ConsumeContext<ComposeAnswer> context)
    {
        var command = context.Message;
        var calls = string.Concat(command.Steps.SelectMany(step => step.Calls.Select(call => call.ToolCallId.ToString("N"))));
        var answer = await once.DoAsync(DerivedId.From(command.ExecutionId.ToString(), calls).ToString(), () => options.Value.Enabled
            ? model.ComposeAsync(command, (attempt, text) => DraftAsync(context, attempt, text), context.CancellationToken)
            : Task.FromResult(ModelAnswer.ByRules(command, AnswerComposer.Compose(command), "orchestration is switched off: the rules word the answer")));
        await context.Publish(
            answer,
            publish => publish.MessageId = DerivedId.From(command.ExecutionId.ToString(), "answer"),
            context.CancellationToken);
    }

    private static Task DraftAsync(ConsumeContext<ComposeAnswer> context, int attempt, string text) =>
        context.Publish(new AnswerDrafted(context.Message.ExecutionId, attempt, text), context.CancellationToken);
}
