using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>The id of a tool call follows from what it means, so the same call made twice has the same id.</summary>
public static class ToolCallIds
{
    public static Guid Of(Guid executionId, string stepId, int attempt, string tool, JsonElement arguments) =>
        DerivedId.From(
            executionId.ToString(), stepId, attempt.ToString(System.Globalization.CultureInfo.InvariantCulture), tool, Canonical(arguments));

    /// <summary>Whether two calls ask the same of the same tool.</summary>
    public static bool MeanTheSame(PlannedCall planned, CallResult made) =>
        planned.Tool == made.Tool && Canonical(planned.Arguments) == Canonical(made.Arguments);

    /// <summary>What a call means together with what it reads: equal meaning can be answered with an equal result.</summary>
    public static Guid Meaning(string tool, JsonElement arguments, IEnumerable<CallResult> inputs) => DerivedId.From(
        [tool, Canonical(arguments), .. inputs
            .Where(input => input.IsUsable())
            .Select(input => $"{input.Tool} {Canonical(input.Arguments)} {input.Gives} {Canonical(input.Result!.Value)}")
            .Order(StringComparer.Ordinal)]);

    /// <summary>Keys sorted, nulls left out, no spaces, text in NFC: equal meaning is equal text.</summary>
    public static string Canonical(JsonElement value) =>
        Sorted(JsonSerializer.SerializeToNode(value))?.ToJsonString(WireJson.Options).Normalize() ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o
            .Where(pair => pair.Value is not null)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
