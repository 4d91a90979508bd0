using System.Globalization;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>How a dead letter looks while it is on the broker: the message as it was, and headers that say why.</summary>
internal static class BrokerDeadLetters
{
    public const string Exchange = "holmes.dead-letters";
    public const string Queue = "holmes-dead-letters";

    private const string Prefix = "holmes-dead-";
    private const string QueueHeader = $"{Prefix}queue";
    private const string ExchangeHeader = $"{Prefix}exchange";
    private const string ReasonHeader = $"{Prefix}reason";
    private const string AtHeader = $"{Prefix}at";
    private const string CauseTypeHeader = $"{Prefix}exception";
    private const string CauseMessageHeader = $"{Prefix}message";
    private const string CauseTraceHeader = $"{Prefix}stack-trace";

    /// <summary>Not carried on: whose death this was, and how often the broker delivered it.</summary>
    private static readonly string[] OfTheBroker = ["x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count"];

    /// <summary>At the end of the line nothing is dropped for having been delivered often.</summary>
    public static IReadOnlyDictionary<string, object> QueueArguments { get; } = new Dictionary<string, object>
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = 1_000_000,
    };

    public static BasicProperties Describe(DeadLetter letter) => new(Properties(letter.Envelope))
    {
        Headers = Headers(letter.Envelope)
            .Concat(Death(letter).Where(header => header.Value is not null))
            .ToDictionary(header => header.Key, header => header.Value),
    };

    public static BasicProperties Properties(Envelope envelope)
    {
        var properties = new BasicProperties { Persistent = true, Headers = Headers(envelope) };
        Set(envelope.MessageId, value => properties.MessageId = value);
        Set(envelope.ContentType, value => properties.ContentType = value);
        Set(envelope.ContentEncoding, value => properties.ContentEncoding = value);
        Set(envelope.CorrelationId, value => properties.CorrelationId = value);
        Set(envelope.Type, value => properties.Type = value);
        return properties;

        static void Set(string? value, Action<string> set)
        {
            if (value is not null)
            {
                set(value);
            }
        }
    }

    public static Envelope EnvelopeOf(IReadOnlyBasicProperties properties) => new(
        properties.MessageId, properties.ContentType, properties.ContentEncoding, properties.CorrelationId, properties.Type,
        (properties.Headers ?? new Dictionary<string, object?>())
            .Where(header => !header.Key.StartsWith(Prefix, StringComparison.Ordinal)
                && !OfTheBroker.Any(own => header.Key.StartsWith(own, StringComparison.Ordinal)))
            .Select(header => (header.Key, Value: Readable(header.Value)))
            .Where(header => header.Value is not null)
            .ToDictionary(header => header.Key, header => JsonSerializer.SerializeToElement(header.Value)));

    /// <summary>Reads what <see cref="Describe"/> wrote, or what the broker itself says of a message it gave up.</summary>
    public static DeadLetter Read(string exchange, IReadOnlyBasicProperties properties, byte[] body, DateTimeOffset now)
    {
        var headers = properties.Headers ?? new Dictionary<string, object?>();
        var envelope = EnvelopeOf(properties);
        if (Text(headers, QueueHeader) is { } queue)
        {
            return new(
                queue, Text(headers, ExchangeHeader), envelope, body, Text(headers, ReasonHeader) ?? Reasons.Failed,
                Text(headers, CauseTypeHeader) is { } type
                    ? new Cause(type, Text(headers, CauseMessageHeader) ?? "", Text(headers, CauseTraceHeader))
                    : null,
                DateTimeOffset.TryParse(Text(headers, AtHeader), CultureInfo.InvariantCulture, out var at) ? at : now);
        }

        var death = (headers.TryGetValue("x-death", out var deaths) ? (deaths as IList<object>)?.FirstOrDefault() : null)
            as IDictionary<string, object?> ?? new Dictionary<string, object?>();
        var reason = Text(death, "reason") is { } word and not "delivery_limit" ? word : Reasons.DeliveryLimit;
        return new(Text(death, "queue") ?? "", Text(death, "exchange") ?? exchange, envelope, body, reason, null, now);
    }

    private static Dictionary<string, object?> Death(DeadLetter letter) => new()
    {
        [QueueHeader] = letter.Queue,
        [ExchangeHeader] = letter.Exchange,
        [ReasonHeader] = letter.Reason,
        [AtHeader] = letter.At.ToString("O", CultureInfo.InvariantCulture),
        [CauseTypeHeader] = letter.Cause?.Type,
        [CauseMessageHeader] = letter.Cause?.Message,
        [CauseTraceHeader] = letter.Cause?.StackTrace,
    };

    private static Dictionary<string, object?> Headers(Envelope envelope) =>
        envelope.Headers.ToDictionary(header => header.Key, header => Written(header.Value));

    private static object? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static object? Readable(object? value) => value switch
    {
        byte[] text => Encoding.UTF8.GetString(text),
        string or bool or double => value,
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        AmqpTimestamp time => time.UnixTime,
        _ => null,
    };

    private static string? Text(IDictionary<string, object?> headers, string name) =>
        headers.TryGetValue(name, out var value) && Readable(value) is string text ? text : null;
}
