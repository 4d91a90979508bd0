using System.Globalization;
using System.Text;

namespace Holmes.Supervisor.Executions.Audit;

/// <param name="ViolationCount">How many there are; of very many, not all are listed.</param>
public sealed record AuditReport(AuditCounts Counts, long ViolationCount, IReadOnlyList<Violation> Violations, double Seconds)
{
    private const int MostListed = 1_000;

    public long Events => Counts.Events.Values.Sum();

    public bool Holds => ViolationCount == 0;

    internal static AuditReport Of(IReadOnlyList<AuditWorker> workers, IReadOnlySet<Guid> watched, TimeSpan took)
    {
        var counts = new AuditCounts();
        foreach (var worker in workers)
        {
            worker.Close(watched);
            counts.Add(worker.Counts);
        }

        var repeated = CallMade.Repeated(workers.SelectMany(worker => worker.Calls)).ToList();
        var violations = workers.SelectMany(worker => worker.Violations).Concat(repeated)
            .OrderBy(violation => violation.ExecutionId).ThenBy(violation => violation.Version ?? long.MaxValue).ToList();
        return new(
            counts, workers.Sum(worker => worker.ViolationCount) + repeated.Count, [.. violations.Take(MostListed)], Math.Round(took.TotalSeconds, 3));
    }

    public string ToText()
    {
        var text = new StringBuilder();
        Line(text, "executions", string.Join(", ", Counts.Executions.Select(pair => $"{pair.Value} {Spelled(pair.Key)}")));
        Line(text, "events", $"{Events}");
        foreach (var (type, count) in Counts.Events)
        {
            Line(text, $"  {type}", $"{count}");
        }

        Line(text, "tool calls", $"{Counts.Calls}, and {Counts.Reused} answered from an earlier one");
        Line(text, "retries", $"{Counts.Retries}");
        Line(text, "repairs", $"{Counts.Repairs}");
        Line(text, "recovered", $"{Counts.Recovered} steps after an attempt that failed");
        Line(text, "took", string.Create(CultureInfo.InvariantCulture, $"{Seconds:F1} s"));
        foreach (var violation in Violations)
        {
            text.Append("VIOLATION ").Append(violation).Append('\n');
        }

        return text.Append(Holds
            ? "Every invariant holds."
            : $"{ViolationCount} violations{(ViolationCount > Violations.Count ? $", of which {Violations.Count} are listed" : "")}.").ToString();
    }

    private static string Spelled(Executions.ExecutionStatus status) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static void Line(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-32} {value}\n");
}
