namespace Holmes.Chaos.Checks;

/// <summary>What must hold for every execution's stream, whatever happened to the processes.</summary>
internal static class StreamRules
{
    public static IEnumerable<Violation> Violations(Guid id, IReadOnlyList<StoredEvent> stream)
    {
        if (stream.Count == 0)
        {
            return [new("lost", id, "It was accepted, and nothing of it is in the log.")];
        }

        return Broken(stream).Select(broken => new Violation(broken.Rule, id, broken.What));
    }

    private static IEnumerable<(string Rule, string What)> Broken(IReadOnlyList<StoredEvent> stream)
    {
        if (stream.Select((e, i) => e.Version - i).Any(offset => offset != 1))
        {
            yield return ("gap", $"Versions are {string.Join(' ', stream.Select(e => e.Version))}.");
        }

        if (stream[0].Type != "execution_started" || stream.Count(e => e.Type == "execution_started") != 1)
        {
            yield return ("start", "It does not begin once.");
        }

        if (stream.Take(stream.Count - 1).FirstOrDefault(e => e.IsEnd) is { } early)
        {
            yield return ("afterEnd", $"{stream.Count - early.Version} events follow {early.Type}.");
        }

        foreach (var (rule, type, name) in OnceOnly)
        {
            var twice = stream.Where(e => e.Type == type).Select(name).GroupBy(key => key).FirstOrDefault(same => same.Count() > 1);
            if (twice is not null)
            {
                yield return (rule, $"{type} {twice.Key} stands there {twice.Count()} times.");
            }
        }

        var calls = stream.Where(e => e.Type is "tool_completed" or "tool_failed").Select(CallId).GroupBy(key => key).FirstOrDefault(same => same.Count() > 1);
        if (calls is not null)
        {
            yield return ("callTwice", $"Call {calls.Key} ended {calls.Count()} times.");
        }
    }

    private static readonly (string Rule, string Type, Func<StoredEvent, string> Name)[] OnceOnly =
    [
        ("startedTwice", "step_started", e => $"{e.Data["stepId"]} attempt {e.Data["attempt"]}"),
        ("endedTwice", "orchestration_completed", e => $"round {e.Data["round"]}"),
        ("answeredTwice", "answer_composed", _ => ""),
        ("dispatchedTwice", "execution_dispatched", _ => ""),
    ];

    private static string CallId(StoredEvent e) => (string?)e.Data["call"]?["toolCallId"] ?? "";
}
