using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Holmes.Contracts;

/// <summary>
/// JSON in the one form by which values are compared: keys sorted, nulls left out, no spaces, text in NFC, numbers by
/// their value (1, 1.0 and 1e0 are one number). Equal meaning is equal text.
/// </summary>
public static class CanonicalJson
{
    private const int LongestPlain = 20;

    public static string Of(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = WireJson.Options.Encoder }))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, value);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(value.GetString()!.Normalize());
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(value.GetRawText()), skipInputValidation: true);
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement value)
    {
        var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name.Normalize()] = member.Value; // of a key given twice the last counts, as everywhere
        }

        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            if (member.ValueKind is not JsonValueKind.Null)
            {
                writer.WritePropertyName(name);
                Write(writer, member);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The number's digits without the zeros that say nothing; exact, so that no two values fall together.</summary>
    internal static string Number(string raw)
    {
        var mark = raw.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? raw : raw[..mark];
        var exponent = 0L;
        if (mark >= 0 && !long.TryParse(raw.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return raw;
        }

        var sign = mantissa.StartsWith('-') ? "-" : "";
        var parts = mantissa.TrimStart('-').Split('.');
        var all = parts[0] + (parts.Length > 1 ? parts[1] : "");
        var digits = all.TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        // value = 0.digits × 10^point
        var point = parts[0].Length - (all.Length - all.TrimStart('0').Length) + exponent;
        return sign + Placed(digits, point);
    }

    private static string Placed(string digits, long point) => point switch
    {
        > LongestPlain or < -LongestPlain => string.Create(CultureInfo.InvariantCulture, $"{digits}e{point - digits.Length}"),
        <= 0 => $"0.{new string('0', (int)-point)}{digits}",
        _ when point >= digits.Length => digits.PadRight((int)point, '0'),
        _ => $"{digits[..(int)point]}.{digits[(int)point..]}",
    };
}
