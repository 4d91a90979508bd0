using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts.Executions;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Faults;

/// <summary>What the other side sends back when it is not itself.</summary>
internal static class FaultyBody
{
    private const int YearsOld = 3;

    /// <summary>The figures of three years ago, as a share of today's.</summary>
    private const decimal PricesThen = 0.8m;

    public static bool Spoils(FaultKind kind) => kind is FaultKind.PartialBody or FaultKind.SchemaDrift or FaultKind.Stale or FaultKind.SilentEmpty;

    /// <returns>Null where there is nothing to spoil: no result, no list to empty, no date to tell its age by.</returns>
    public static Func<ToolResult>? Of(FaultKind kind, ToolResult result)
    {
        if (result.Result is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        var text = body.GetRawText();
        return kind switch
        {
            FaultKind.PartialBody => () => result with { Result = JsonDocument.Parse(text[..(text.Length / 2)]).RootElement }, // throws, as a reader would
            FaultKind.SchemaDrift => () => result with { Result = Renamed(body) },
            FaultKind.SilentEmpty when body.EnumerateObject().Any(field => IsList(field.Value)) =>
                () => result with { Outcome = Outcome.Ok, Result = Emptied(body), Assumptions = null, Note = null },
            FaultKind.Stale when Then(body) is var then && then.GetRawText() != text && IsDated(result, body) => () => result with
            {
                Result = then,
                Sources = [.. (result.Sources ?? []).Select(source => source with { AsOf = source.AsOf?.AddYears(-YearsOld) })],
            },
            _ => null,
        };
    }

    private static bool IsDated(ToolResult result, JsonElement body) =>
        body.TryGetProperty("asOf", out _) || body.TryGetProperty("rulesAsOf", out _)
        || result.Sources?.Any(source => source is { Kind: "transactions" or "listings", AsOf: not null }) is true;

    private static bool IsList(JsonElement value) => value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0;

    private static JsonElement Renamed(JsonElement body) => ToElement(new JsonObject(
        body.EnumerateObject().Select(field => KeyValuePair.Create($"{field.Name}V2", JsonNode.Parse(field.Value.GetRawText())))));

    private static JsonElement Emptied(JsonElement body) => ToElement(new JsonObject(
        body.EnumerateObject().Select(field => KeyValuePair.Create(
            field.Name, IsList(field.Value) ? new JsonArray() : JsonNode.Parse(field.Value.GetRawText())))));

    private static JsonElement Then(JsonElement body)
    {
        var node = JsonNode.Parse(body.GetRawText())!;
        Age(node);
        return ToElement(node);
    }

    private static void Age(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var one in list)
                {
                    Age(one);
                }

                break;
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (Aged(name, value) is { } then)
                    {
                        fields[name] = then;
                    }
                    else
                    {
                        Age(value);
                    }
                }

                break;
        }
    }

    private static JsonValue? Aged(string name, JsonNode? node) =>
        node is not JsonValue value ? null
        : value.TryGetValue<decimal>(out var won) ? name.Contains("Won", StringComparison.Ordinal) ? JsonValue.Create(Math.Round(won * PricesThen)) : null
        : value.TryGetValue<string>(out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? JsonValue.Create(day.AddYears(-YearsOld).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null;

    private static JsonElement ToElement(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
