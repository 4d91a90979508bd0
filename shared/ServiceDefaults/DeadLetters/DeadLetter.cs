using System.Security.Cryptography;
using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>A message that could not be consumed, byte for byte as it came, and why.</summary>
/// <param name="Queue">Whose consumer could not, and where a retry goes.</param>
/// <param name="Exchange">Where it was published; null inside one process.</param>
public sealed record DeadLetter(
    string Queue,
    string? Exchange,
    Envelope Envelope,
    byte[] Body,
    string Reason,
    Cause? Cause,
    DateTimeOffset At)
{
    /// <summary>
    /// The same message that fails again is the same dead letter. A message id that is no GUID may be anything a stranger
    /// counts up, so there the body says which message it is.
    /// </summary>
    public Guid Id { get; } = Guid.TryParse(Envelope.MessageId, out var id)
        ? DerivedId.From("dead-letter", Queue, id.ToString())
        : DerivedId.From("dead-letter", Queue, Envelope.MessageId ?? "", Convert.ToHexString(SHA256.HashData(Body)));
}

/// <summary>What goes with the bytes of a message.</summary>
public sealed record Envelope(
    string? MessageId,
    string? ContentType,
    string? ContentEncoding,
    string? CorrelationId,
    string? Type,
    IReadOnlyDictionary<string, JsonElement> Headers);

/// <summary>The exception that ended a message.</summary>
public sealed record Cause(string Type, string Message, string? StackTrace)
{
    private const int LongestText = 8 * 1024;

    public static Cause Of(Exception e)
    {
        var root = e is AggregateException { InnerException: { } only } ? only : e;
        return new(root.GetType().FullName ?? root.GetType().Name, Storable(root.Message)!, Storable(root.StackTrace));
    }

    /// <summary>As a header or a column can take it.</summary>
    private static string? Storable(string? text) =>
        text is null ? null : (text.Length > LongestText ? text[..LongestText] + "…" : text).Replace('\0', '�');
}

/// <summary>Why a message is dead. What the broker says in other words stays as the broker says it.</summary>
public static class Reasons
{
    /// <summary>Not JSON, a required field missing, an unknown value of an enumeration.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>It was read, and its consumer threw.</summary>
    public const string Failed = "failed";

    /// <summary>An envelope of a type the queue has no consumer for.</summary>
    public const string UnknownType = "unknownType";

    /// <summary>It was delivered too often without an answer: whoever reads it dies, or is too slow for the broker.</summary>
    public const string DeliveryLimit = "deliveryLimit";
}
