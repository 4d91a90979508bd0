using System.Text.Json;
using Holmes.Orchestrator.Models.Prompts;

namespace Holmes.Orchestrator.Models.Asking;

/// <summary>What a model is asked, and how its reply is checked.</summary>
/// <param name="Check">Reads a reply that fits the schema; its errors go back to the model once.</param>
public sealed record Question<T>(Guid Execution, Prompt Prompt, IReadOnlyList<DataBlock> Data, Func<JsonElement, Checked<T>> Check)
    where T : class;

/// <param name="Errors">Exact enough to correct the reply by; none when it is accepted.</param>
public sealed record Checked<T>(T? Value, IReadOnlyList<string> Errors)
    where T : class;

public static class Checked
{
    public static Checked<T> Good<T>(T value)
        where T : class => new(value, []);

    public static Checked<T> Bad<T>(IReadOnlyList<string> errors)
        where T : class => new(null, errors);
}
