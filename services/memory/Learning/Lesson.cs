using System.Text.Json;

namespace Holmes.Memory.Learning;

/// <summary>The fields that <see cref="LogReader"/> has the database take out of an event, taken out of its JSON: for logs that lie in a file.</summary>
public static class Lesson
{
    /// <returns>Null for an event nobody learns from.</returns>
    public static LogRow? Of(long sequence, Guid execution, string type, DateTimeOffset at, JsonElement data)
    {
        if (FieldsOf(type, data) is not { ValueKind: JsonValueKind.Object } fields)
        {
            return null;
        }

        var tactic = Get(fields, "tactic");
        List<JsonElement> steps = Get(fields, "steps") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
        return new(sequence, execution, type, at)
        {
            UserId = Text(Get(fields, "userId")),
            Deadline = Get(fields, "deadline") is { ValueKind: JsonValueKind.String } deadline ? deadline.GetDateTimeOffset() : null,
            QueryType = Text(Get(Get(fields, "intent"), "type")) ?? Text(Get(Get(fields, "context"), "queryType")),
            Steps = steps.Count,
            Teams = steps.Select(step => Text(Get(step, "team"))).OfType<string>().Distinct().Count(),
            Name = Text(Get(fields, "name")),
            DecisionId = Get(fields, "decisionId") is { ValueKind: JsonValueKind.String } decision ? decision.GetGuid() : null,
            Capability = Text(Get(fields, "capability")),
            Tool = Text(Get(fields, "tool")),
            Outcome = Text(Get(fields, "outcome")),
            Quality = Number(Get(fields, "quality"), 0),
            Milliseconds = (int)Number(Get(fields, "milliseconds"), 0),
            Reused = Text(Get(fields, "reusedFrom")) is not null,
            FailureClass = Text(Get(Get(fields, "failure"), "class")),
            Tactic = Text(Get(tactic, "name")),
            Problem = Text(Get(tactic, "problem")),
            Completeness = Number(Get(tactic, "completeness"), 1),
            StepId = Text(Get(fields, "stepId")) ?? Text(Get(data, "stepId")),
            Shape = Get(fields, "arguments") is { ValueKind: JsonValueKind.Object } arguments
                ? string.Join(',', arguments.EnumerateObject().Select(argument => argument.Name).Order(StringComparer.Ordinal))
                : null,
        };
    }

    private static JsonElement? FieldsOf(string type, JsonElement data) => type switch
    {
        "tool_completed" or "tool_failed" => Get(data, "call"),
        "tool_selected" or "strategy_decided" => Get(data, "decision"),
        "execution_started" or "execution_planned" or "execution_completed" or "execution_failed" or "execution_cancelled" => data,
        _ => null,
    };

    private static JsonElement? Get(JsonElement? from, string name) =>
        from is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static double Number(JsonElement? value, double otherwise) => value is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : otherwise;
}
