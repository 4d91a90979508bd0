using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Effects;

/// <summary>An effect somebody is about to have, as it is claimed.</summary>
/// <param name="Key">The idempotency key: the same for all attempts.</param>
/// <param name="Repeat">A person said that an earlier attempt's effect did not happen.</param>
public sealed record Effect(
    Guid Key, string Tool, Guid ArgumentsHash, Guid ExecutionId, string StepId, Guid ToolCallId, bool Repeat)
{
    public static Effect Of(ToolCall call, ExecuteStep step) => new(
        call.KeyOfEffect(), call.Tool, HashOf(call.Arguments), step.ExecutionId, step.StepId, call.ToolCallId, call.Repeat);

    private static Guid HashOf(JsonElement arguments) => DerivedId.From(CanonicalJson.Of(arguments));
}

internal static class EffectKeys
{
    public static Guid KeyOfEffect(this ToolCall call) => call.EffectKey == Guid.Empty ? call.ToolCallId : call.EffectKey;
}
