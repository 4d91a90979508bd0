using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>Checks JSON against a JSON Schema. Properties the schema does not name are refused too.</summary>
public static class SchemaCheck
{
    private static readonly ConcurrentDictionary<string, JsonSchema> Known = new();

    /// <summary>Each with its path; none when it fits.</summary>
    public static IReadOnlyList<string> Violations(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is not JsonValueKind.Object || !schema.EnumerateObject().Any())
        {
            return []; // a tool that does not describe its arguments takes any
        }

        return [.. Known.GetOrAdd(schema.GetRawText(), Read).Validate(value.GetRawText()).SelectMany(Leaves).Distinct()];
    }

    private static JsonSchema Read(string text)
    {
        var schema = JsonNode.Parse(text)!;
        Close(schema);
#pragma warning disable VSTHRD002 // the library has no other way in; the text is in memory, so nothing is waited for
        return JsonSchema.FromJsonAsync(schema.ToJsonString()).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    private static void Close(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject schema:
                if (schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties"))
                {
                    schema["additionalProperties"] = false;
                }

                foreach (var child in schema.Select(property => property.Value).ToList())
                {
                    Close(child);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Close(item);
                }

                break;
        }
    }

    private static IEnumerable<string> Leaves(ValidationError error) => error is ChildSchemaValidationError nested
        ? nested.Errors.Values.SelectMany(errors => errors).SelectMany(Leaves)
        : [$"{error.Kind} at {error.Path}"];
}
