using System.Text;
using Holmes.Contracts.Executions;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;

namespace Holmes.Orchestrator.Models.Connections;

/// <summary>Puts one request to one model over the network and reads the reply as it comes.</summary>
public sealed class ModelCaller(IServiceProvider services, IOptions<LlmOptions> options, TimeProvider clock) : IModelCaller
{
    /// <summary>Nothing that is asked for here is as long; a reply that is has run away.</summary>
    private const int LongestReply = 60_000;

    /// <summary>Korean has about one token for one and a half letters in current vocabularies: enough for an estimate.</summary>
    private const double LettersPerToken = 1.5;

    public async Task<ModelReply> AskAsync(
        ModelTarget target, string purpose, Guid execution, ChatHistory messages, ChatResponseFormat? format, TimeSpan patience,
        Func<string, Task>? hear, CancellationToken cancellation)
    {
        using var activity = ModelTelemetry.Start(target, purpose, execution);
        using var whole = new CancellationTokenSource(patience, clock);
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, whole.Token, silence.Token);
        var heard = new Heard(clock.GetTimestamp());
        Failure? failure;
        try
        {
            failure = await ListenAsync(target, messages, format, heard, silence, hear, limit.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            failure = new(FailureClass.Timeout, silence.IsCancellationRequested ? "the model fell silent" : "the model took too long", true);
        }
        catch (Exception problem) // whatever a model's server does, the rules go on
        {
            failure = ModelFailures.Of(problem);
        }

        var reply = heard.ToReply(messages, clock.GetElapsedTime(heard.Started), failure) with { Request = ModelRequest.NameOf(target, purpose, messages) };
        ModelTelemetry.End(activity, target, reply);
        return reply;
    }

    private async Task<Failure?> ListenAsync(
        ModelTarget target, ChatHistory messages, ChatResponseFormat? format, Heard heard, CancellationTokenSource silence, Func<string, Task>? hear, CancellationToken limit)
    {
        var model = services.GetRequiredKeyedService<IChatCompletionService>(target.Key);
        var settings = new OpenAIPromptExecutionSettings { Temperature = 0, MaxTokens = options.Value.MaxOutputTokens, ResponseFormat = format };
        await foreach (var piece in model.GetStreamingChatMessageContentsAsync(messages, settings, cancellationToken: limit))
        {
            if (heard.Pieces++ == 0)
            {
                ModelTelemetry.FirstAt(target, clock.GetElapsedTime(heard.Started));
            }

            silence.CancelAfter(TimeSpan.FromSeconds(options.Value.IdleSeconds));
            var text = Storable(piece.Content);
            heard.Take(piece, text);
            if (heard.Text.Length > LongestReply)
            {
                return new(FailureClass.MalformedOutput, "the reply is far too long");
            }

            if (hear is not null && text.Length > 0)
            {
                await hear(text);
            }
        }

        return heard.Finish switch
        {
            "Stop" => heard.Text.ToString().Trim().Length > 0 ? null : new(FailureClass.MalformedOutput, "the reply is empty"),
            "Length" => new(FailureClass.MalformedOutput, "the reply was cut off at the limit of tokens"),
            null => new(FailureClass.Transient, "the reply broke off", true),
            _ => new(FailureClass.MalformedOutput, "the model declined to reply"),
        };
    }

    private sealed class Heard(long started)
    {
        private ChatTokenUsage? usage;

        public long Started => started;

        public StringBuilder Text { get; } = new();

        public int Pieces { get; set; }

        public string? Finish { get; private set; }

        public void Take(StreamingChatMessageContent piece, string text)
        {
            Text.Append(text);
            Finish = piece.Metadata?.GetValueOrDefault("FinishReason")?.ToString() ?? Finish;
            usage = piece.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage ?? usage;
        }

        public ModelReply ToReply(ChatHistory asked, TimeSpan took, Failure? failure)
        {
            // A request that was refused at the door cost nothing; one that broke off cost what was said until then.
            var isAnswered = Pieces > 0;
            var estimated = usage is null && isAnswered;
            return new(
                Text.ToString().Replace("\\u0000", "", StringComparison.Ordinal), // in JSON it would become one
                usage?.InputTokenCount ?? (isAnswered ? Estimate(asked.Sum(message => message.Content?.Length ?? 0)) : 0),
                usage?.OutputTokenCount ?? (isAnswered ? Estimate(Text.Length) : 0),
                estimated, took, failure);
        }
    }

    /// <summary>PostgreSQL stores no U+0000, and an answer with one could never be recorded.</summary>
    private static string Storable(string? text) => text?.Replace("\0", "", StringComparison.Ordinal) ?? "";

    internal static int Estimate(int letters) => (int)Math.Ceiling(letters / LettersPerToken);
}
