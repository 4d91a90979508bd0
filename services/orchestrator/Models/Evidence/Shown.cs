using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>What a model is shown of a value: cut to a sensible length, without text that is addressed to it.</summary>
public static class Shown
{
    private const int LongestText = 1_200;
    private const int MostItems = 10;
    private const int Deepest = 12;

    public static string Text(string text) => Answers.Markdown.Cut(Instructions.Without(text), LongestText);

    public static JsonNode? Of(JsonElement value, int depth = 0) => value.ValueKind switch
    {
        _ when depth > Deepest => null,
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .DistinctBy(property => property.Name)
            .Select(property => KeyValuePair.Create(Text(property.Name), Of(property.Value, depth + 1)))
            .DistinctBy(property => property.Key)),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Take(MostItems).Select(item => Of(item, depth + 1))]),
        JsonValueKind.String => JsonValue.Create(Text(value.GetString()!)),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };
}
