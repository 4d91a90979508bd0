using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;

namespace Holmes.Notifier.Agui;

/// <summary>One event of the AG-UI protocol, version 1.0. What is null is left out: clients refuse an explicit null.</summary>
public static class AguiEvent
{
    public static JsonObject Of(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var @event = new JsonObject { ["type"] = type };
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                @event[name] = value;
            }
        }

        return @event;
    }

    public static JsonObject Custom(string name, JsonNode? value) => Of("CUSTOM", ("name", name), ("value", value ?? new JsonObject()));

    public static JsonObject RunError(string message, string code) => Of("RUN_ERROR", ("message", message), ("code", code));

    public static byte[] ToBytes(JsonObject @event) => JsonSerializer.SerializeToUtf8Bytes(@event, WireJson.Options);
}
