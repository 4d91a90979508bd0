using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

namespace Holmes.Orchestrator.Models.Connections;

/// <summary>Puts one request to one model. Whatever goes wrong is part of the reply. A replay answers from the log instead.</summary>
public interface IModelCaller
{
    /// <param name="patience">For the whole reply.</param>
    /// <param name="hear">Gets each piece of the reply as it comes.</param>
    Task<ModelReply> AskAsync(
        ModelTarget target, string purpose, Guid execution, ChatHistory messages, ChatResponseFormat? format, TimeSpan patience,
        Func<string, Task>? hear, CancellationToken cancellation);
}
