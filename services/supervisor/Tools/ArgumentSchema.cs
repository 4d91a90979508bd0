using System.Text.Json;

namespace Holmes.Supervisor.Tools;

/// <summary>
/// Whether arguments fit a tool's JSON Schema: type, properties, required, enum, items, minimum, maximum. Other keywords
/// are left to the tool, which checks its arguments itself; this is for telling a person at once what is wrong.
/// </summary>
public static class ArgumentSchema
{
    /// <param name="Path">Of the field, from the arguments: region, filters.rooms, areas[1]; empty for the whole.</param>
    /// <param name="Expected">Reads on after the field's name.</param>
    public sealed record Mismatch(string Path, string Expected);

    /// <summary>The first thing that does not fit, or null.</summary>
    public static Mismatch? Violation(JsonElement schema, JsonElement value) => Check(schema, value, "");

    /// <summary>The arguments without those the schema does not know.</summary>
    public static JsonElement Known(JsonElement schema, JsonElement arguments) =>
        Properties(schema) is { } known && !TakesMore(schema) && arguments.ValueKind is JsonValueKind.Object
            ? JsonSerializer.SerializeToElement(arguments.EnumerateObject()
                .Where(argument => known.TryGetProperty(argument.Name, out _))
                .ToDictionary(argument => argument.Name, argument => argument.Value))
            : arguments;

    private static Mismatch? Check(JsonElement schema, JsonElement value, string path)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (Types(schema) is { Count: > 0 } types && !types.Exists(type => Is(value, type)))
        {
            return new(path, $"is {Name(value)}. Expected {string.Join(" or ", types)}.");
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
        {
            return new(path, $"is {value.GetRawText()}. Expected one of {string.Join(", ", words.EnumerateArray().Select(word => word.GetRawText()))}.");
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => Range(schema, value, path),
            JsonValueKind.Object => Object(schema, value, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((item, i) => Check(items, item, $"{path}[{i}]")).FirstOrDefault(mismatch => mismatch is not null),
            _ => null,
        };
    }

    private static Mismatch? Object(JsonElement schema, JsonElement value, string path)
    {
        string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
        var known = Properties(schema);
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _)) is { } missing)
        {
            return new(At(missing), "is missing.");
        }

        foreach (var property in known is null ? [] : value.EnumerateObject().ToList())
        {
            if (known!.Value.TryGetProperty(property.Name, out var inner))
            {
                if (Check(inner, property.Value, At(property.Name)) is { } mismatch)
                {
                    return mismatch;
                }
            }
            else if (!TakesMore(schema))
            {
                var names = string.Join(", ", known.Value.EnumerateObject().Select(one => one.Name));
                return new(At(property.Name), $"is not an argument. Expected one of {names}.");
            }
        }

        return null;
    }

    private static Mismatch? Range(JsonElement schema, JsonElement value, string path) =>
        schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble()
            ? new(path, $"is {value.GetRawText()}. Expected at least {least.GetRawText()}.")
        : schema.TryGetProperty("maximum", out var most) && value.GetDouble() > most.GetDouble()
            ? new(path, $"is {value.GetRawText()}. Expected at most {most.GetRawText()}.")
        : null;

    private static JsonElement? Properties(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) ? properties : null;

    /// <summary>Only where it says so: a name that is not known is more often misspelled than meant.</summary>
    private static bool TakesMore(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind is JsonValueKind.True or JsonValueKind.Object;

    private static List<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "string" => value.ValueKind is JsonValueKind.String,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && value.GetDouble() % 1 == 0,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        "null" => value.ValueKind is JsonValueKind.Null,
        _ => true,
    };

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };
}
