
namespace Holmes.Supervisor.Executions.Audit;

/// <summary>What there is, as counted on the way.</summary>
public sealed class AuditCounts
{
    public SortedDictionary<ExecutionStatus, long> Executions { get; } = [];

    public SortedDictionary<string, long> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>Tool calls with an outcome of their own.</summary>
    public long Calls { get; set; }

    /// <summary>Calls answered from an earlier one.</summary>
    public long Reused { get; set; }

    /// <summary>Attempts that failed and were to be made again.</summary>
    public long Retries { get; set; }

    public long Repairs { get; set; }

    /// <summary>Steps that gave something after an attempt of theirs had failed.</summary>
    public long Recovered { get; set; }

    public void CountEvent(string type) => Events[type] = Events.GetValueOrDefault(type) + 1;

    public void CountExecution(ExecutionStatus status) => Executions[status] = Executions.GetValueOrDefault(status) + 1;

    public void Add(AuditCounts other)
    {
        foreach (var (status, count) in other.Executions)
        {
            Executions[status] = Executions.GetValueOrDefault(status) + count;
        }

        foreach (var (type, count) in other.Events)
        {
            Events[type] = Events.GetValueOrDefault(type) + count;
        }

        Calls += other.Calls;
        Reused += other.Reused;
        Retries += other.Retries;
        Repairs += other.Repairs;
        Recovered += other.Recovered;
    }
}
