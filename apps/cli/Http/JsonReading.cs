using System.Text.Json;

namespace Holmes.Cli.Http;

/// <summary>Reading what may be absent: a newer server may leave out, or add, what this program does not know.</summary>
internal static class JsonReading
{
    public static JsonElement? Get(this JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string Text(this JsonElement from, string name) =>
        from.Get(name) is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText() : "";

    public static int Whole(this JsonElement from, string name) =>
        from.Get(name) is { ValueKind: JsonValueKind.Number } value ? (int)value.GetDouble() : 0;

    public static double Number(this JsonElement from, string name) =>
        from.Get(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : 0;

    public static bool Flag(this JsonElement from, string name) => from.Get(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement from, string name) =>
        from.Get(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
}
