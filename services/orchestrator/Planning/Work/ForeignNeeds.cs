using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>
/// Work for tools whose capability Holmes does not know itself: a question calls for one by the words its owner gave it,
/// and what the question names fills the arguments. A tool that needs more than that is left to a model.
/// </summary>
internal static class ForeignNeeds
{
    private static readonly string[] ForQuestion = ["query", "question", "text", "message", "prompt", "input", "keyword", "q"];
    private static readonly string[] ForPlace = ["region", "district", "location", "city", "place", "area", "address", "gu"];

    private static readonly (string Name, string Kind)[] Amounts =
    [
        ("price", EntityKinds.Price), ("deposit", EntityKinds.Deposit), ("rent", EntityKinds.MonthlyRent), ("income", EntityKinds.Income),
        ("loan", EntityKinds.WantedLoan), ("age", EntityKinds.Age), ("year", EntityKinds.Years), ("percent", EntityKinds.Percent),
    ];

    public static IReadOnlyList<(Need Need, string Keyword)> Of(Reading reading, IReadOnlyList<ToolDescriptor> tools) =>
        [.. tools
            .Where(tool => !Capabilities.IsKnown(tool.Capability))
            .OrderBy(tool => tool.Name, StringComparer.Ordinal)
            .Select(tool => (Tool: tool, Keyword: CalledBy(tool, reading), Arguments: Fill(tool.ArgumentsSchema, reading)))
            .Where(one => one is { Keyword: not null, Arguments: not null })
            .DistinctBy(one => one.Tool.Capability)
            .Select(one => (new Need(one.Tool.Capability, one.Tool.Name, one.Arguments!.Value, ClauseOf(reading, one.Keyword!)), one.Keyword!))];

    private static string? CalledBy(ToolDescriptor tool, Reading reading) =>
        tool.Keywords?.FirstOrDefault(word => word.Length > 1 && reading.Text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static int ClauseOf(Reading reading, string keyword)
    {
        var at = reading.Text.IndexOf(keyword, StringComparison.OrdinalIgnoreCase);
        var clause = reading.Clauses.ToList().FindIndex(one => at >= one.Start && at < one.End);
        return Math.Max(0, clause);
    }

    private static JsonElement? Fill(JsonElement schema, Reading reading)
    {
        var arguments = new JsonObject();
        if (schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (Value(property, reading) is { } value)
                {
                    arguments[property.Name] = value;
                }
            }

            if (schema.TryGetProperty("required", out var required) && required.ValueKind is JsonValueKind.Array
                && required.EnumerateArray().Any(name => !arguments.ContainsKey(name.GetString() ?? "")))
            {
                return null;
            }
        }

        return JsonSerializer.SerializeToElement(arguments);
    }

    private static JsonValue? Value(JsonProperty property, Reading reading)
    {
        var type = property.Value.ValueKind is JsonValueKind.Object && property.Value.TryGetProperty("type", out var told) && told.ValueKind is JsonValueKind.String
            ? told.GetString()
            : null;
        return type switch
        {
            "string" when ForPlace.Any(name => property.Name.Contains(name, StringComparison.OrdinalIgnoreCase)) => Place(reading),
            "string" when ForQuestion.Any(name => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) => JsonValue.Create(reading.Text),
            "number" or "integer" => Amounts
                .Where(amount => property.Name.Contains(amount.Name, StringComparison.OrdinalIgnoreCase))
                .Select(amount => reading.Facts.Number(amount.Kind) is { } number ? JsonValue.Create(number) : null)
                .FirstOrDefault(value => value is not null),
            _ => null,
        };
    }

    private static JsonValue? Place(Reading reading) =>
        reading.Facts.Regions.Concat(reading.Facts.Outside).FirstOrDefault() is { } region ? JsonValue.Create(region.ToString())
        : reading.Facts.Station is { } station ? JsonValue.Create(station)
        : null;
}
