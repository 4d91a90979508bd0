using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holmes.Orchestrator.Planning.Tools;

/// <summary>
/// Arguments of one tool given to another of the same capability: a tool of somebody else's takes those it knows, and is
/// no alternative where it needs one that nobody has.
/// </summary>
public static class ArgumentFit
{
    /// <summary>The arguments the schema knows; null when a required one is missing.</summary>
    public static JsonElement? Of(JsonElement schema, JsonElement arguments)
    {
        if (schema.ValueKind is not JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind is not JsonValueKind.Object || arguments.ValueKind is not JsonValueKind.Object)
        {
            return arguments; // it does not say what it takes
        }

        var given = arguments.EnumerateObject()
            .Where(one => one.Value.ValueKind is not JsonValueKind.Null && properties.TryGetProperty(one.Name, out _))
            .ToDictionary(one => one.Name, one => one.Value);
        if (Required(schema).Any(name => !given.ContainsKey(name) && !TakesNull(properties, name)))
        {
            return null;
        }

        return given.Count == arguments.EnumerateObject().Count(one => one.Value.ValueKind is not JsonValueKind.Null)
            ? arguments
            : JsonSerializer.SerializeToElement(new JsonObject(given.Select(one => KeyValuePair.Create(one.Key, JsonNode.Parse(one.Value.GetRawText())))));
    }

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var required) && required.ValueKind is JsonValueKind.Array
            ? required.EnumerateArray().Select(name => name.GetString()).OfType<string>()
            : [];

    private static bool TakesNull(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var property) && property.ValueKind is JsonValueKind.Object
        && property.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.Array
        && type.EnumerateArray().Any(one => one.ValueKind is JsonValueKind.String && one.GetString() == "null");
}
