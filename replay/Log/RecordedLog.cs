using System.Text.Json;
using Holmes.Memory.Learning;
using Holmes.Supervisor.Executions;

namespace Holmes.Replay.Log;

/// <summary>What is replayed of a log: the chosen executions, those they build on, and everything there is to learn from.</summary>
/// <param name="Chosen">In the order in which they began.</param>
/// <param name="Lessons">In the order of the log.</param>
/// <param name="Positions">Of all events, ascending; empty when the export has none.</param>
internal sealed record RecordedLog(
    IReadOnlyList<Guid> Chosen, IReadOnlyDictionary<Guid, RecordedStream> Streams, IReadOnlyList<LogRow> Lessons, IReadOnlyList<long> Positions)
{
    /// <summary>Twice through the file: who is chosen is known when all of it was seen once.</summary>
    /// <exception cref="UnreadableException">It is no log, or an execution that was named is not in it.</exception>
    public static async Task<RecordedLog> ReadAsync(string file, Selection selection, CancellationToken cancellation)
    {
        var began = new Dictionary<Guid, DateTimeOffset>();
        var buildsOn = new Dictionary<Guid, HashSet<Guid>>();
        var (lessons, positions) = (new List<LogRow>(), new List<long>());
        await LogFile.ReadAsync(
            file,
            line =>
            {
                began[line.ExecutionId] = began.TryGetValue(line.ExecutionId, out var known) && known < line.At ? known : line.At;
                if (line.Position > 0)
                {
                    positions.Add(line.Position);
                    if (Lesson.Of(line.Position, line.ExecutionId, line.StoredName, line.At, line.Data) is { } lesson)
                    {
                        lessons.Add(lesson);
                    }
                }

                if (Origin(line.Data) is { } origin)
                {
                    buildsOn.TryAdd(line.ExecutionId, []);
                    buildsOn[line.ExecutionId].Add(origin);
                }
            },
            cancellation);

        if (selection.Ids.FirstOrDefault(id => !began.ContainsKey(id)) is var unknown && unknown != Guid.Empty)
        {
            throw new UnreadableException($"The log holds no execution {unknown}.");
        }

        var chosen = selection.Of(began);
        var wanted = chosen.Concat(chosen.SelectMany(id => buildsOn.GetValueOrDefault(id) ?? [])).ToHashSet();
        var lines = wanted.ToDictionary(id => id, _ => new SortedDictionary<long, RecordedFact>());
        await LogFile.ReadAsync(
            file,
            line =>
            {
                if (lines.TryGetValue(line.ExecutionId, out var stream))
                {
                    stream.TryAdd(line.Version, RecordedFact.Of(line));
                }
            },
            cancellation);
        positions.Sort();
        return new(
            chosen, lines.ToDictionary(one => one.Key, one => new RecordedStream([.. one.Value.Values])),
            [.. lessons.DistinctBy(row => row.Sequence).OrderBy(row => row.Sequence)], [.. positions.Distinct()]);
    }

    /// <summary>The execution a fork started from, or whose plan was taken over.</summary>
    private static Guid? Origin(JsonElement data) =>
        Id(data, "forkedFrom", "executionId") ?? Id(data, "arbitration", "learnedFrom");

    private static Guid? Id(JsonElement data, string part, string name) =>
        data.ValueKind is JsonValueKind.Object && data.TryGetProperty(part, out var inner) && inner.ValueKind is JsonValueKind.Object
        && inner.TryGetProperty(name, out var id) && id.ValueKind is JsonValueKind.String ? id.GetGuid() : null;
}

/// <param name="Problem">Why this build cannot read it; null when it can.</param>
internal sealed record RecordedFact(long Version, long Position, StoredFact? Fact, string? Problem)
{
    public static RecordedFact Of(LogLine line)
    {
        try
        {
            return StoredEvents.Read(line.StoredName, JsonSerializer.SerializeToUtf8Bytes(line.Data)) is { } data
                ? new(line.Version, line.Position, new(line.ExecutionId, line.Version, line.At, line.CausationId, data), null)
                : new(line.Version, line.Position, null, $"this build knows no event {line.StoredName} (version {line.Version})");
        }
        catch (JsonException problem)
        {
            return new(line.Version, line.Position, null, $"this build cannot read {line.StoredName} (version {line.Version}): {problem.Message}");
        }
    }
}

internal sealed record RecordedStream(IReadOnlyList<RecordedFact> All)
{
    public IReadOnlyList<StoredFact> Facts { get; } = [.. All.Select(one => one.Fact).OfType<StoredFact>()];

    /// <summary>Why it cannot be replayed at all; null when it can.</summary>
    public string? Problem =>
        All.FirstOrDefault(one => one.Problem is not null)?.Problem
        ?? (All.Count == 0 || All[^1].Version != All.Count ? "the log does not hold all of its versions" : null);

    public long Position => All[0].Position;

    /// <summary>As it stood at a position; null where that is not known.</summary>
    public IReadOnlyList<StoredFact>? Until(long position) =>
        Problem is null && position > 0 ? [.. All.Where(one => one.Position < position).Select(one => one.Fact!)] : null;
}
