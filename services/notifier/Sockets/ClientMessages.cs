using System.Text.Json;

namespace Holmes.Notifier.Sockets;

/// <summary>Reads what a client says; anything that does not fit is refused with a sentence, never guessed.</summary>
internal static class ClientMessages
{
    private const int LongestQuery = 8 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        AllowOutOfOrderMetadataProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 32,
    };

    /// <returns>The message, or why it is none.</returns>
    public static (ClientMessage? Message, string? Problem) Parse(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\\u0000"u8) >= 0)
        {
            return (null, "A NUL character cannot be stored.");
        }

        try
        {
            return JsonSerializer.Deserialize<ClientMessage>(text, Json) switch
            {
                null => (null, "A message is a JSON object."),
                QueryMessage { Query: var query } when string.IsNullOrWhiteSpace(query) => (null, "The query is empty."),
                QueryMessage { Query.Length: > LongestQuery } => (null, $"The query is longer than {LongestQuery} characters."),
                QueryMessage { Options.DeadlineSeconds: <= 0 } => (null, "deadline_seconds must be positive."),
                QueryMessage { Options.InputSeconds: <= 0 } => (null, "input_seconds must be positive."),
                EditStepMessage { Task: null, Tools: null, Arguments: null } => (null, "An edit_step says at least one of task, tools, arguments."),
                EditPlanMessage { SkipSteps: null, Order: null } => (null, "An edit_plan says at least one of skip_steps, order."),
                ForkMessage { Version: < 1 } => (null, "A version is at least 1."),
                ForkMessage { Changes.Query.Length: > LongestQuery } => (null, $"The query is longer than {LongestQuery} characters."),
                Acknowledgement { Sequence: < 0 } => (null, "A sequence is not negative."),
                var message => (message, null),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException or InvalidOperationException)
        {
            return (null, "Not a message known here: " + FirstSentence(malformed.Message));
        }
    }

    /// <summary>Without the path and types that System.Text.Json appends.</summary>
    private static string FirstSentence(string message) =>
        message.IndexOf(" Path:", StringComparison.Ordinal) is var at and > 0 ? message[..at] : message;
}
