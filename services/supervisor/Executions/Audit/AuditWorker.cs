using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Supervisor.Executions.Audit;

/// <summary>Looks at a share of the executions. What is over is kept as little more than its end.</summary>
internal sealed class AuditWorker
{
    private const int MostViolations = 10_000;

    private readonly Dictionary<Guid, StreamAudit> open = [];
    private readonly Dictionary<Guid, ExecutionEnd> ended = [];
    private readonly HashSet<Guid> summarised = [];

    public AuditCounts Counts { get; } = new();

    public List<Violation> Violations { get; } = [];

    public long ViolationCount { get; private set; }

    public List<CallMade> Calls { get; } = [];

    public void Follow(LogRow row)
    {
        if (ended.TryGetValue(row.ExecutionId, out var end))
        {
            Counts.CountEvent(row.Type);
            var isEnd = StoredEvents.Types.GetValueOrDefault(row.Type) is { } type
                && (type == typeof(ExecutionCompleted) || type == typeof(ExecutionFailed) || type == typeof(ExecutionCancelled));
            Report(new(isEnd ? "oneEnd" : "nothingAfterEnd", row.ExecutionId, row.Version, $"{row.Type} stands after version {end.Version}, which ended it"));
            ended[row.ExecutionId] = end with { Version = Math.Max(end.Version, row.Version) };
            return;
        }

        if (!open.TryGetValue(row.ExecutionId, out var stream))
        {
            open[row.ExecutionId] = stream = new StreamAudit(row.ExecutionId, Report, Counts, Calls.Add);
        }

        stream.Next(row);
        if (stream.State.IsOver)
        {
            stream.Close();
            ended[row.ExecutionId] = stream.End;
            open.Remove(row.ExecutionId);
        }
    }

    /// <summary>A row of the list of executions.</summary>
    public void Compare(Guid executionId, byte[] summary)
    {
        summarised.Add(executionId);
        if (EndOf(executionId) is not { } end)
        {
            Report(new("summary", executionId, null, "it is in the list of executions, and has no stream"));
            return;
        }

        var listed = ExecutionEnd.Of(JsonSerializer.Deserialize<ExecutionSummary>(summary, WireJson.Options)!, end.Version);
        var differences = string.Join(", ", listed.DifferencesFrom(end));
        if (differences.Length > 0)
        {
            Report(new("summary", executionId, null, $"the list of executions says otherwise than the stream: {differences}"));
        }
    }

    /// <summary>The row that says how far a stream has come.</summary>
    public void Compare(Guid executionId, long version, bool isArchived)
    {
        if (EndOf(executionId) is not { } end)
        {
            Report(new("contiguous", executionId, null, $"its stream should have {version} events and has none"));
        }
        else if (end.Version != version)
        {
            Report(new("contiguous", executionId, end.Version, $"its stream should have {version} events"));
        }

        if (isArchived && open.ContainsKey(executionId))
        {
            Report(new("archived", executionId, null, "it is archived, and not over"));
        }
    }

    /// <summary>After everything was read.</summary>
    /// <param name="watched">The executions that the supervisor looks at again by itself.</param>
    public void Close(IReadOnlySet<Guid> watched)
    {
        foreach (var (id, stream) in open)
        {
            stream.Close();
            if (stream.State.IsOpen && !watched.Contains(id))
            {
                Report(new("alive", id, stream.Version, "it is open, and not in open_executions: nobody will look at it again"));
            }
        }

        foreach (var id in ended.Keys.Where(watched.Contains))
        {
            Report(new("alive", id, null, "it is over, and still in open_executions"));
        }

        foreach (var id in open.Keys.Concat(ended.Keys).Where(id => !summarised.Contains(id)))
        {
            Report(new("summary", id, null, "it is not in the list of executions"));
        }
    }

    private ExecutionEnd? EndOf(Guid id) => ended.GetValueOrDefault(id) ?? open.GetValueOrDefault(id)?.End;

    private void Report(Violation violation)
    {
        ViolationCount++;
        if (Violations.Count < MostViolations)
        {
            Violations.Add(violation);
        }
    }
}
