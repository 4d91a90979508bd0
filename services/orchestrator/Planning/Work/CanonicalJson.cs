using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>JSON by its meaning: properties in order of their names, nulls left out, numbers without trailing zeros.</summary>
public static class CanonicalJson
{
    public static string Of(JsonElement element) => Node(element)?.ToJsonString(WireJson.Options) ?? "null";

    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(element.EnumerateObject()
            .Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Name, Node(property.Value)))),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Node)]),
        JsonValueKind.Number => JsonValue.Create(element.GetDecimal() / 1.000000000000000000000000000000m),
        JsonValueKind.Null => null,
        _ => JsonNode.Parse(element.GetRawText()),
    };
}
