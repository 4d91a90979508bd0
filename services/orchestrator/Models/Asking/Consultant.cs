using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models.Connections;
using Holmes.Orchestrator.Models.Evidence;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

namespace Holmes.Orchestrator.Models.Asking;

/// <summary>
/// Asks for a structured reply: the first model, or where it gives none the fallback; a reply that does not pass is sent
/// back once with what is wrong with it. Every question is written in the ledger.
/// </summary>
public sealed class Consultant(IModelCaller caller, IOptions<LlmOptions> options)
{
    private readonly IReadOnlyList<ModelTarget> targets = ModelTarget.Of(options.Value);

    public bool IsConfigured => targets.Count > 0;

    /// <returns>The value with the model that gave it; null when none did.</returns>
    public async Task<Consulted<T>?> AskAsync<T>(Question<T> question, Ledger ledger, CancellationToken cancellation)
        where T : class
    {
        var messages = Messages(question.Prompt.Text, question.Data);
        foreach (var target in targets)
        {
            var tries = await AskAsync(target, question, messages, ledger, cancellation);
            if (tries.Value is not null)
            {
                return new(tries.Value, target.Name, ledger.Consultations[^1]);
            }

            if (tries.IsAnswered)
            {
                return null; // it was understood and could not do better: rules decide
            }
        }

        return null;
    }

    internal static ChatHistory Messages(string instruction, IReadOnlyList<DataBlock> data)
    {
        var messages = new ChatHistory(instruction);
        foreach (var block in data)
        {
            messages.AddUserMessage(block.ToMessage());
        }

        return messages;
    }

    private async Task<(T? Value, bool IsAnswered)> AskAsync<T>(
        ModelTarget target, Question<T> question, ChatHistory asked, Ledger ledger, CancellationToken cancellation)
        where T : class
    {
        var messages = new ChatHistory(asked);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refusal = ledger.Refusal(target, messages.Sum(message => message.Content?.Length ?? 0), isAnswer: false);
            if (refusal is not null)
            {
                ledger.Record(Skipped(question.Prompt.Name, target, question.Prompt.Id, refusal));
                return (null, true);
            }

            var reply = await caller.AskAsync(
                target, question.Prompt.Name, question.Execution, messages, Format(question), ledger.Patience(), hear: null, cancellation);
            if (reply.Failure is { Class: not FailureClass.MalformedOutput })
            {
                ledger.Record(Entry(target, question.Prompt.Id, question.Prompt.Name, reply, ModelVerdict.Failed, reply.Failure.Message, reply.Failure));
                return (null, false);
            }

            var read = reply.Failure is null ? Read(question, reply.Text) : Checked.Bad<T>([reply.Failure.Message]);
            if (read.Errors.Count == 0)
            {
                ledger.Record(Entry(target, question.Prompt.Id, question.Prompt.Name, reply, ModelVerdict.Accepted, attempt == 0 ? "it passed every check" : "it passed after a correction"));
                return (read.Value, true);
            }

            var errors = string.Join("; ", read.Errors.Take(8));
            ledger.Record(Entry(target, question.Prompt.Id, question.Prompt.Name, reply, ModelVerdict.Refused, errors, reply.Failure ?? new(FailureClass.MalformedOutput, errors)));
            messages.AddAssistantMessage(Cut(reply.Text));
            messages.AddUserMessage(new DataBlock("errors", read.Errors.Take(8)).ToMessage());
        }

        return (null, true);
    }

    private static Checked<T> Read<T>(Question<T> question, string text)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(Unfenced(text));
            var reply = document.RootElement.Clone();
            var errors = question.Prompt.Schema is { } schema ? SchemaCheck.Violations(schema, reply) : [];
            return errors.Count > 0 ? Checked.Bad<T>(errors) : question.Check(reply);
        }
        catch (JsonException malformed)
        {
            return Checked.Bad<T>([$"not JSON of the wanted form: {malformed.Message}"]);
        }
        catch (Exception unreadable) // a reply, or a foreign tool's schema, that a check cannot cope with is not accepted
        {
            return Checked.Bad<T>([$"it could not be checked ({unreadable.GetType().Name})"]);
        }
    }

    /// <summary>Models like to wrap JSON in a code block, whatever they are told.</summary>
    internal static string Unfenced(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("```", StringComparison.Ordinal) && trimmed.EndsWith("```", StringComparison.Ordinal) && trimmed.IndexOf('\n', StringComparison.Ordinal) is > 0 and var line
            ? trimmed[line..^3]
            : trimmed;
    }

    private static ChatResponseFormat? Format<T>(Question<T> question)
        where T : class =>
        // Not strict: arguments are of a shape that only the tool knows. What comes back is checked here in any case.
        question.Prompt.Schema is { } schema
            ? ChatResponseFormat.CreateJsonSchemaFormat(question.Prompt.Name, BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: false)
            : null;

    internal static ModelConsultation Skipped(string purpose, ModelTarget target, string prompt, string reason) =>
        new(purpose, target.Name, prompt, 0, 0, 0, 0, ModelVerdict.Skipped, reason, new(FailureClass.Budget, reason));

    internal static ModelConsultation Entry(
        ModelTarget target, string prompt, string purpose, ModelReply reply, ModelVerdict verdict, string reason, Failure? failure = null) =>
        new(purpose, target.Name, prompt, reply.InputTokens, reply.OutputTokens, target.Cost(reply.InputTokens, reply.OutputTokens),
            (int)reply.Took.TotalMilliseconds, verdict, Cut(reason, 600), failure is null ? null : failure with { Message = Cut(failure.Message, 600) }, reply.IsEstimated,
            reply.Request, reply.Text.Length > 0 ? reply.Text : null);

    private static string Cut(string text, int longest = 4_000) => Answers.Markdown.Cut(text, longest);
}

/// <param name="Entry">The consultation that gave the value.</param>
public sealed record Consulted<T>(T Value, string Model, ModelConsultation Entry)
    where T : class;
