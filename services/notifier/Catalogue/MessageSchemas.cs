using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Holmes.Contracts;

namespace Holmes.Notifier.Catalogue;

/// <summary>JSON schemas of the messages, from the same options that write them.</summary>
internal static class MessageSchemas
{
    private static readonly JsonSerializerOptions Wire = WireJson.Configure(new JsonSerializerOptions { TypeInfoResolver = new DescribableTypes() });

    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true };

    /// <param name="at">Where the schema will stand in the document: what it refers to in itself is found from there.</param>
    public static JsonNode Of(Type message, string at)
    {
        var schema = Wire.GetJsonSchemaAsNode(message, Options);
        Rebase(schema, at);
        return schema;
    }

    private static void Rebase(JsonNode? node, string at)
    {
        if (node is JsonObject with && (string?)with["$ref"] is { } reference && reference.StartsWith('#'))
        {
            with["$ref"] = at + reference[1..];
        }

        foreach (var child in node switch
        {
            JsonObject properties => properties.Select(property => property.Value),
            JsonArray items => items,
            _ => Enumerable.Empty<JsonNode?>(),
        })
        {
            Rebase(child, at);
        }
    }
}
