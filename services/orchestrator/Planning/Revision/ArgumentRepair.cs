using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>
/// Arguments a tool refused, as its schema wants them: numbers out of texts and texts out of numbers, one value where a list
/// is wanted, a word of the list it is on, nothing it does not know. No value is made up.
/// </summary>
internal static class ArgumentRepair
{
    /// <returns>Null where there is nothing to change, or it would not help.</returns>
    public static JsonElement? Of(JsonElement schema, JsonElement arguments)
    {
        if (schema.ValueKind is not JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind is not JsonValueKind.Object || arguments.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var repaired = new JsonObject();
        foreach (var given in arguments.EnumerateObject())
        {
            if (properties.EnumerateObject().FirstOrDefault(known => string.Equals(known.Name, given.Name, StringComparison.OrdinalIgnoreCase)) is
                { Value.ValueKind: JsonValueKind.Object } known)
            {
                repaired[known.Name] = Fitted(known.Value, given.Value);
            }
        }

        return JsonNode.DeepEquals(repaired, JsonNode.Parse(arguments.GetRawText())) ? null : JsonSerializer.SerializeToElement(repaired);
    }

    private static JsonNode? Fitted(JsonElement schema, JsonElement value)
    {
        var types = Types(schema);
        if (types.Count == 0 || types.Contains(TypeOf(value)) || (TypeOf(value) is "integer" && types.Contains("number")))
        {
            return Listed(schema, value) ?? JsonNode.Parse(value.GetRawText());
        }

        var text = value.ValueKind is JsonValueKind.String ? value.GetString()!.Replace(",", "", StringComparison.Ordinal).Trim() : null;
        return text is not null && (types.Contains("number") || types.Contains("integer")) && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number)
            : text is not null && types.Contains("boolean") && bool.TryParse(text, out var truth) ? JsonValue.Create(truth)
            : types.Contains("string") && value.ValueKind is JsonValueKind.Number ? JsonValue.Create(value.GetRawText())
            : types.Contains("array") ? new JsonArray(JsonNode.Parse(value.GetRawText()))
            : JsonNode.Parse(value.GetRawText());
    }

    /// <summary>The word as the schema spells it.</summary>
    private static JsonValue? Listed(JsonElement schema, JsonElement value) =>
        value.ValueKind is JsonValueKind.String
        && schema.TryGetProperty("enum", out var words)
        && words.ValueKind is JsonValueKind.Array
        && words.EnumerateArray()
            .Where(word => word.ValueKind is JsonValueKind.String)
            .Select(word => word.GetString())
            .FirstOrDefault(word => string.Equals(word, value.GetString(), StringComparison.OrdinalIgnoreCase)) is { } listed
            ? JsonValue.Create(listed)
            : null;

    private static List<string> Types(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()).OfType<string>()]
        : type.GetString() is { } one ? [one] : [];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "null",
    };
}
