using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;

namespace Holmes.Notifier.Agui;

/// <summary>What an AG-UI client posts to run the agent, as far as it matters here; more is allowed and passed over.</summary>
public sealed record RunAgentInput(
    string ThreadId,
    string RunId,
    JsonArray? Messages = null,
    string? ParentRunId = null,
    JsonElement? ForwardedProps = null,
    IReadOnlyList<ResumeEntry>? Resume = null)
{
    private const int LongestQuery = 8 * 1024;

    /// <summary>The person's last words; null when there are none.</summary>
    public string? Query() => Messages?
        .LastOrDefault(message => (string?)message?["role"] == "user")?["content"] switch
    {
        JsonValue text => (string?)text,
        JsonArray parts => string.Concat(parts.Where(part => (string?)part?["type"] == "text").Select(part => (string?)part?["text"])),
        _ => null,
    };

    public ExecutionOptions? Options() => ForwardedProps is { ValueKind: JsonValueKind.Object } props
        ? props.Deserialize<ExecutionOptions>(WireJson.Options)
        : null;

    /// <returns>Why it cannot be run; null when it can.</returns>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(ThreadId) || string.IsNullOrWhiteSpace(RunId))
        {
            return "threadId and runId must not be empty.";
        }

        if (Resume is { Count: > 0 })
        {
            return Resume.All(entry => InterruptId.TryParse(entry.InterruptId, out _)) ? null : "An interruptId is not one of ours.";
        }

        return Query() switch
        {
            null or "" => "The last user message has no text.",
            { Length: > LongestQuery } => $"The question is longer than {LongestQuery} characters.",
            var query when query.Contains('\0', StringComparison.Ordinal) => "A NUL character cannot be stored.",
            _ => null,
        };
    }
}

/// <param name="Status">resolved, or cancelled.</param>
/// <param name="Payload">true or false; {decision, value}; {approved}; or {editedArgs}.</param>
public sealed record ResumeEntry(string InterruptId, string Status, JsonElement? Payload = null)
{
    public ProvideInput ToCommand(InterruptId id, string user)
    {
        var value = Property("editedArgs") ?? Property("value");
        return new ProvideInput(id.Execution, id.Input, Decision(value), value, user);
    }

    private InputDecision Decision(JsonElement? value) => (Status, Payload?.ValueKind, Property("decision") ?? Property("approved")) switch
    {
        (not "resolved", _, _) or (_, JsonValueKind.False, _) => InputDecision.Reject,
        (_, _, { ValueKind: JsonValueKind.String } named) => named.Deserialize<InputDecision>(WireJson.Options),
        (_, _, { ValueKind: JsonValueKind.False }) => InputDecision.Reject,
        _ => value is null ? InputDecision.Approve : InputDecision.Edit,
    };

    private JsonElement? Property(string name) =>
        Payload is { ValueKind: JsonValueKind.Object } payload && payload.TryGetProperty(name, out var value) ? value : null;
}

/// <summary>An open question of an execution, named so that whoever answers it leads back to it.</summary>
public sealed record InterruptId(Guid Execution, string Input)
{
    public override string ToString() => $"{Execution}:{Input}";

    public static bool TryParse(string text, out InterruptId id)
    {
        id = new InterruptId(Guid.Empty, "");
        var at = text.IndexOf(':', StringComparison.Ordinal);
        if (at <= 0 || !Guid.TryParse(text[..at], out var execution))
        {
            return false;
        }

        id = new InterruptId(execution, text[(at + 1)..]);
        return id.Input.Length > 0;
    }
}
