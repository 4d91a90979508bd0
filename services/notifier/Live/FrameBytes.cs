using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Live;

/// <summary>The JSON of an event as clients receive it. The event's own data is copied byte for byte.</summary>
public static class FrameBytes
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = WireJson.Options.Encoder };

    public static ReadOnlyMemory<byte> Socket(Guid execution, LogEntry entry, TodoList todo)
    {
        var buffer = new ArrayBufferWriter<byte>(entry.Data.Length + 512);
        using var json = new Utf8JsonWriter(buffer, Compact);
        var type = EventNames.FrameType(entry.Event);
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("event", entry.Event);
        json.WriteString("execution_id", execution);
        json.WriteNumber("sequence", entry.Version);
        json.WriteString("timestamp", Timestamp(entry.OccurredAt));
        json.WritePropertyName("data");
        if (type == EventNames.TodoUpdated)
        {
            WriteWithSteps(json, entry.Data, todo);
        }
        else
        {
            json.WriteRawValue(entry.Data, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Stream(LogEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(entry.Data.Length + 256);
        using var json = new Utf8JsonWriter(buffer, Compact);
        json.WriteStartObject();
        json.WriteNumber("version", entry.Version);
        json.WriteString("event", entry.Event);
        json.WriteString("occurredAt", entry.OccurredAt);
        if (entry.CausationId is not null)
        {
            json.WriteString("causationId", entry.CausationId);
        }

        json.WritePropertyName("data");
        json.WriteRawValue(entry.Data, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The list of steps as it is added to every todo_updated.</summary>
    public static void WriteSteps(Utf8JsonWriter json, TodoList todo)
    {
        json.WriteStartArray();
        foreach (var item in todo.Items)
        {
            WriteStep(json, item);
        }

        json.WriteEndArray();
    }

    public static void WriteStep(Utf8JsonWriter json, TodoItem item)
    {
        json.WriteStartObject();
        json.WriteString("step_id", item.StepId);
        json.WriteString("team", item.Team);
        json.WriteString("task", item.Task);
        json.WriteString("status", item.Status);
        json.WriteNumber("progress_percentage", item.ProgressPercentage);
        json.WriteString("started_at", Timestamp(item.StartedAt));
        json.WriteString("completed_at", Timestamp(item.CompletedAt));
        json.WriteString("error", item.Error);
        json.WriteString("outcome", item.Outcome);
        if (item.Reason is not null)
        {
            json.WriteString("reason", item.Reason);
        }

        json.WriteEndObject();
    }

    private static void WriteWithSteps(Utf8JsonWriter json, byte[] data, TodoList todo)
    {
        using var document = JsonDocument.Parse(data);
        json.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            property.WriteTo(json);
        }

        json.WritePropertyName("execution_steps");
        WriteSteps(json, todo);
        json.WriteEndObject();
    }

    private static string? Timestamp(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
