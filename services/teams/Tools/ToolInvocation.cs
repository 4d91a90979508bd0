using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>One call of a tool.</summary>
/// <param name="Arguments">A JSON object of the tool's argument record.</param>
/// <param name="Today">The day in Korea on which the execution was asked to do this; dated rules go by it.</param>
/// <param name="Inputs">What the steps before this one gave.</param>
public sealed record ToolInvocation(
    Guid ToolCallId,
    JsonElement Arguments,
    string Query,
    string UserId,
    DateOnly Today,
    IReadOnlyList<CallResult> Inputs)
{
    public T ArgumentsAs<T>() => WireJson.Read<T>(Arguments);

    /// <summary>The last usable input of that shape, or null.</summary>
    public T? Input<T>(string gives)
        where T : class =>
        Inputs.LastOrDefault(input => input.Gives == gives && input.Outcome is Outcome.Ok or Outcome.Degraded && input.Result is not null)
            is { Result: { } result }
            ? WireJson.Read<T>(result)
            : null;
}
