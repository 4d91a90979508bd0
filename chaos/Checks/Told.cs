using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Holmes.Contracts;

namespace Holmes.Chaos.Checks;

/// <summary>What an execution came to, without what differs from one time to the next: ids, times, durations.</summary>
/// <param name="Work">The question and the tools that worked on it, which other answers may be compared with.</param>
/// <param name="Text">How it ended, how its steps ended, and the answer.</param>
/// <param name="HadFailures">A tool or a step failed in between, or time ran out.</param>
internal sealed partial record Told(string Work, string Text, bool HadFailures)
{
    public static Told Of(IReadOnlyList<StoredEvent> stream)
    {
        var tools = stream.Where(e => e.Type is "tool_completed").Select(e => (string?)e.Data["call"]!["tool"]).Order(StringComparer.Ordinal);
        var steps = stream.Where(e => e.Type is "step_completed" or "step_failed" or "step_skipped")
            .GroupBy(e => (string)e.Data["stepId"]!).OrderBy(step => step.Key, StringComparer.Ordinal)
            .Select(step => $"{step.Key} {step.Last().Type} {step.Last().Data["outcome"]}"); // attempts that failed before are no part of it
        var answer = stream.FirstOrDefault(e => e.Type == "answer_composed")?.Data["answer"];
        var strategy = stream.FirstOrDefault(e => e.Type == "strategy_decided")?.Data["decision"]?["name"];
        return new(
            $"{stream[0].Data["query"]} | {strategy} | {string.Join(' ', tools)}",
            Plain($"{stream[^1].Type}\n{string.Join('\n', steps)}\n{Sorted(answer)}"),
            stream.Any(e => e.Type is "tool_failed" or "step_failed" or "execution_failed"));
    }

    /// <summary>The first line in which this one differs from the nearest of those that are right.</summary>
    public string DifferenceFrom(IEnumerable<string> right) => right
        .Select(other => Text.Split('\n').Except(other.Split('\n')).ToList())
        .OrderBy(lines => lines.Count).FirstOrDefault() is { } nearest
            ? $"{nearest.Count} lines differ: {string.Join(" / ", nearest.Select(line => line.Length > 400 ? line[..400] : line))}"
            : "there is nothing to compare it with";

    private static string Plain(string text) => Duration().Replace(Moment().Replace(Id().Replace(text, "#"), "@"), "$1");

    /// <summary>Sources and assumptions come in the order in which calls ended, which is nobody's business.</summary>
    private static string Sorted(JsonNode? answer) => answer is not JsonObject parts
        ? ""
        : string.Join('\n', parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => part.Value is JsonArray list
            ? $"{part.Key}: {string.Join('\n', list.Select(one => one?.ToJsonString(WireJson.Options)).Order(StringComparer.Ordinal))}"
            : $"{part.Key}: {part.Value?.ToJsonString(WireJson.Options)}"));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T[0-9:.]+(Z|\+\d{2}:\d{2})")]
    private static partial Regex Moment();

    [GeneratedRegex("(\"milliseconds\":)[0-9]+")]
    private static partial Regex Duration();
}
