using System.Text.Json;

namespace Holmes.Replay.Log;

/// <summary>An event as <c>holmes export</c> writes it.</summary>
/// <param name="Position">Place among the events of all executions; 0 in exports of before it was written.</param>
internal sealed record LogLine(
    Guid ExecutionId, long Version, long Position, string StoredName, DateTimeOffset At, string? CausationId, JsonElement Data)
{
    private const string Prefix = "holmes.";
    private const string Suffix = ".v1";

    /// <exception cref="FormatException">It is no event of an execution.</exception>
    public static LogLine Read(JsonElement line)
    {
        try
        {
            var type = line.GetProperty("type").GetString()!;
            return new(
                line.GetProperty("subject").GetGuid(),
                long.Parse(line.GetProperty("sequence").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                line.TryGetProperty("position", out var position) ? long.Parse(position.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : 0,
                type.StartsWith(Prefix, StringComparison.Ordinal) && type.EndsWith(Suffix, StringComparison.Ordinal)
                    ? type[Prefix.Length..^Suffix.Length].Replace('-', '_')
                    : throw new FormatException($"'{type}' is no event of Holmes"),
                line.GetProperty("time").GetDateTimeOffset(),
                line.TryGetProperty("causationid", out var cause) ? cause.GetString() : null,
                line.GetProperty("data"));
        }
        catch (Exception problem) when (problem is KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException("it is no event of an execution as holmes export writes it", problem);
        }
    }
}
