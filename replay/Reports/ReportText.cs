using System.Globalization;
using System.Text;
using Holmes.Replay.Decisions;

namespace Holmes.Replay.Reports;

/// <summary>The report for a person: a table, then each difference with then and now.</summary>
internal static class ReportText
{
    private const int MostDifferences = 50;
    private const int MostChanges = 8;
    private const int WidestValue = 140;

    public static string Of(ReplayReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Runs.All:N0} executions of {report.Log}, decided again by {report.Build} in {report.Seconds:F1} s.");
        text.AppendLine();
        text.AppendLine("              same   differ   not comparable");
        Row(text, "executions", report.Runs);
        foreach (var (kind, tally) in report.Decisions)
        {
            Row(text, $"  {kind}", tally);
        }

        foreach (var one in report.Differences.Take(MostDifferences))
        {
            Tell(text, one);
        }

        if (report.Differences.Count > MostDifferences)
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"… and {report.Differences.Count - MostDifferences:N0} more differences: --json lists them all.");
        }

        foreach (var reason in report.NotComparable.GroupBy(one => one.NotComparable).OrderByDescending(group => group.Count()).Take(MostDifferences))
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"not comparable: {reason.Key} ({reason.Count():N0} decisions, such as {reason.First().Decision} of {reason.First().ExecutionId})");
        }

        return text.ToString().TrimEnd();
    }

    private static void Row(StringBuilder text, string name, Tally tally) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"{name,-12} {tally.Same,6:N0} {tally.Differ,8:N0} {tally.NotComparable,16:N0}");

    private static void Tell(StringBuilder text, Finding one)
    {
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{one.ExecutionId}  version {one.Version}  {one.Decision}");
        foreach (var change in one.Changes.Take(MostChanges))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {change.Path}: {Cut(change.Then)} → {Cut(change.Now)}");
        }

        if (one.Changes.Count > MostChanges)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  … and {one.Changes.Count - MostChanges} more values");
        }

        foreach (var call in one.Unanswered ?? [])
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  the log has no answer: {Cut(call)}");
        }
    }

    private static string Cut(string? value) => value switch
    {
        null => "nothing",
        { Length: > WidestValue } => value[..WidestValue] + "…",
        _ => value,
    };
}
