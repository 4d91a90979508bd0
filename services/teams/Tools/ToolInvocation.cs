using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>One call of a tool.</summary>
/// <param name="Arguments">A JSON object of the tool's argument record.</param>
/// <param name="Query">The question; empty for a tool whose results are shared and that does not read it.</param>
/// <param name="UserId">Whose question it is; empty for a tool whose results are shared.</param>
/// <param name="Today">The day in Korea on which the execution was asked to do this; dated rules go by it.</param>
/// <param name="Inputs">What the steps before this one gave.</param>
/// <param name="EffectKey">Names the effect over all attempts: a tool with one passes it on as its idempotency key.</param>
/// <param name="Progress">Takes how far the call has come; null when nobody listens.</param>
public sealed record ToolInvocation(
    Guid ToolCallId,
    JsonElement Arguments,
    string Query,
    string UserId,
    DateOnly Today,
    IReadOnlyList<CallResult> Inputs,
    Guid EffectKey = default,
    IProgress<ToolProgress>? Progress = null)
{
    public T ArgumentsAs<T>()
    {
        try
        {
            return WireJson.Read<T>(Arguments);
        }
        catch (JsonException e)
        {
            throw new BadArgumentsException(e.Message, e);
        }
    }

    /// <summary>The last usable input of that shape, or null.</summary>
    public T? Input<T>(string gives)
        where T : class =>
        Inputs.LastOrDefault(input => input.Gives == gives && input.Outcome is Outcome.Ok or Outcome.Degraded && input.Result is not null)
            is { Result: { } result }
            ? WireJson.Read<T>(result)
            : null;
}
