using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Connections;
using Holmes.Supervisor.Executions.Replay;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

namespace Holmes.Replay.Models;

/// <summary>Models answered from the log: the same request gets the reply it got then, and another one none.</summary>
internal sealed class RecordedModels(IReadOnlyList<ModelConsultation> recorded) : IModelCaller
{
    private readonly List<ModelConsultation> left = [.. recorded.Where(one => one.Verdict is not ModelVerdict.Skipped)];

    /// <exception cref="NotInLogException">The log cannot say what this request got.</exception>
    /// <exception cref="UnansweredException">This build asks something else than was asked then.</exception>
    public async Task<ModelReply> AskAsync(
        ModelTarget target, string purpose, Guid execution, ChatHistory messages, ChatResponseFormat? format, TimeSpan patience,
        Func<string, Task>? hear, CancellationToken cancellation)
    {
        if (recorded.Any(one => one.Verdict is ModelVerdict.Skipped && one.Failure?.Class is FailureClass.Budget) && left.Count == 0)
        {
            throw new NotInLogException("a model was not asked then for lack of budget or time, and prices are not in the log");
        }

        var name = ModelRequest.NameOf(target, purpose, messages);
        var index = left.FindIndex(one => one.Request == name);
        if (index < 0)
        {
            throw left.Exists(one => one.Request is null)
                ? new NotInLogException("a model took part, and its replies were not kept in the log yet")
                : new UnansweredException($"{target.Name} is asked ({purpose}) what the log holds no reply to");
        }

        var said = left[index];
        left.RemoveAt(index);
        if (hear is not null && said.Reply is not null)
        {
            await hear(said.Reply);
        }

        return new(said.Reply ?? "", said.InputTokens, said.OutputTokens, said.IsEstimated, TimeSpan.FromMilliseconds(said.Milliseconds), Failure(said), name);
    }

    /// <summary>What was refused for its content is refused again by the checks; what could not be read at all has the reason of then.</summary>
    private static Failure? Failure(ModelConsultation said) => said.Verdict switch
    {
        ModelVerdict.Failed => said.Failure,
        ModelVerdict.Refused when said.Purpose != "answer" && !IsJson(said.Reply) => said.Failure,
        _ => null,
    };

    private static bool IsJson(string? text)
    {
        try
        {
            using var read = JsonDocument.Parse(Consultant.Unfenced(text ?? ""));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>The new run goes where the log does not: what would follow is not guessed.</summary>
internal sealed class UnansweredException(string message) : Exception(message);
