using Google.Protobuf;

namespace Holmes.WholeSystem;

/// <summary>
/// Reads the spans out of an OTLP export request. Only the fields that are looked at are known here, by their numbers in
/// opentelemetry/proto/trace/v1/trace.proto; the rest is skipped.
/// </summary>
internal static class OtlpSpans
{
    public static IEnumerable<Span> Read(byte[] request) => Messages(request, 1).SelectMany(OfResource);

    private static IEnumerable<Span> OfResource(ByteString resourceSpans)
    {
        var resource = Messages(resourceSpans.ToByteArray(), 1).SelectMany(found => Attributes(found, 1)).ToDictionary();
        return Messages(resourceSpans.ToByteArray(), 2).SelectMany(scoped => OfScope(
            scoped.ToByteArray(), resource.GetValueOrDefault("service.name", ""), resource.GetValueOrDefault("service.instance.id", "")));
    }

    private static IEnumerable<Span> OfScope(byte[] scopeSpans, string service, string instance)
    {
        var scope = Messages(scopeSpans, 1).Select(found => Text(found, 1)).FirstOrDefault("");
        return Messages(scopeSpans, 2).Select(span => new Span(
            service, instance, scope, Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5), Attributes(span, 9).ToDictionary()));
    }

    private static IEnumerable<KeyValuePair<string, string>> Attributes(ByteString message, int field) =>
        Messages(message.ToByteArray(), field)
            .Select(pair => KeyValuePair.Create(Text(pair, 1), Messages(pair.ToByteArray(), 2).Select(value => Text(value, 1)).FirstOrDefault("")))
            .DistinctBy(pair => pair.Key);

    private static string Text(ByteString message, int field) => Messages(message.ToByteArray(), field).Select(text => text.ToStringUtf8()).FirstOrDefault("");

    private static string Hex(ByteString message, int field) =>
        Messages(message.ToByteArray(), field).Select(bytes => Convert.ToHexStringLower(bytes.Span)).FirstOrDefault("");

    /// <summary>Every occurrence of a length-delimited field.</summary>
    private static List<ByteString> Messages(byte[] message, int field)
    {
        var (input, found) = (new CodedInputStream(message), new List<ByteString>());
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}
