using System.Globalization;
using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Supervisor.Executions.Replay;

/// <summary>One value that is another now than it was then.</summary>
/// <param name="Path">steps[0].calls[1].arguments.gu; empty for the whole.</param>
/// <param name="Then">JSON; null where there was nothing.</param>
public sealed record Change(string Path, string? Then, string? Now)
{
    /// <summary>The database keeps the time of an event to the microsecond, deciders count finer: what follows from it can be off by as much.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMicroseconds(1);

    /// <summary>Every value that differs, at the deepest place where it does.</summary>
    public static IReadOnlyList<Change> Between<T>(T then, T now) => [.. Between("", WireJson.ToElement(then), WireJson.ToElement(now))];

    private static IEnumerable<Change> Between(string path, JsonElement then, JsonElement now)
    {
        if (then.ValueKind == now.ValueKind && JsonElement.DeepEquals(then, now))
        {
            return [];
        }

        if (then.ValueKind is JsonValueKind.Object && now.ValueKind is JsonValueKind.Object)
        {
            var (before, after) = (Members(then), Members(now));
            return before.Keys.Union(after.Keys).SelectMany(name => Between(
                path.Length == 0 ? name : $"{path}.{name}", before.GetValueOrDefault(name), after.GetValueOrDefault(name)));
        }

        if (then.ValueKind is JsonValueKind.Array && now.ValueKind is JsonValueKind.Array)
        {
            var (before, after) = (then.EnumerateArray().ToList(), now.EnumerateArray().ToList());
            return Enumerable.Range(0, Math.Max(before.Count, after.Count))
                .SelectMany(i => Between($"{path}[{i}]", before.ElementAtOrDefault(i), after.ElementAtOrDefault(i)));
        }

        return IsTheSame(then, now) ? [] : [new Change(path, Text(then), Text(now))];
    }

    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>();
        foreach (var member in value.EnumerateObject().Where(member => member.Value.ValueKind is not JsonValueKind.Null))
        {
            members[member.Name] = member.Value; // of a key given twice the last counts, as everywhere
        }

        return members;
    }

    private static bool IsTheSame(JsonElement then, JsonElement now) => Text(then) == Text(now)
        || (then.ValueKind is JsonValueKind.String && now.ValueKind is JsonValueKind.String
            && TimeOf(then) is { } before && TimeOf(now) is { } after && (before - after).Duration() <= Grain);

    private static DateTimeOffset? TimeOf(JsonElement value) =>
        DateTimeOffset.TryParseExact(value.GetString(), ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : CanonicalJson.Of(value);
}
