using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Holmes.Supervisor.Executions.Export;

/// <summary>
/// One event as one line of JSON: CloudEvents 1.0 in structured mode, https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md,
/// with the extensions <c>sequence</c> and <c>position</c>.
/// </summary>
internal static class CloudEventLine
{
    public const string Source = "urn:holmes:supervisor";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> to, LogRow row)
    {
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", row.EventId);
            json.WriteString("source", Source);
            json.WriteString("type", TypeOf(row.Type));
            json.WriteString("subject", row.ExecutionId);
            json.WriteString("time", row.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("datacontenttype", "application/json");
            // The extension compares as text.
            json.WriteString("sequence", row.Version.ToString("D10", CultureInfo.InvariantCulture));
            // Place among the events of all executions; as text, for a CloudEvents integer ends at 2^31.
            json.WriteString("position", row.Position.ToString(CultureInfo.InvariantCulture));
            if (row.CausationId is not null)
            {
                json.WriteString("causationid", row.CausationId);
            }

            json.WritePropertyName("data");
            json.WriteRawValue(row.Data, skipInputValidation: true); // the database has parsed it
            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }

    /// <summary>tool_selected is holmes.tool-selected.v1.</summary>
    public static string TypeOf(string stored) => $"holmes.{stored.Replace('_', '-')}.v1";
}
