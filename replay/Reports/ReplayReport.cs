using Holmes.Replay.Decisions;

namespace Holmes.Replay.Reports;

/// <param name="Build">Which build decided anew.</param>
/// <param name="Runs">An execution differs when one of its decisions does; it is not comparable when none does and one is not.</param>
/// <param name="Decisions">By kind.</param>
/// <param name="Differences">All of them.</param>
internal sealed record ReplayReport(
    string Build, string Log, Tally Runs, IReadOnlyDictionary<string, Tally> Decisions, IReadOnlyList<Finding> Differences, IReadOnlyList<Finding> NotComparable,
    double Seconds)
{
    public static ReplayReport Of(string build, string log, IReadOnlyList<IReadOnlyList<Finding>> runs, TimeSpan took)
    {
        var all = runs.SelectMany(run => run).ToList();
        return new(
            build, log, Tally.Of(runs.Select(run => (run.Any(one => one.Differs), run.Any(one => one.NotComparable is not null)))),
            DecisionKind.All.ToDictionary(kind => kind, kind => Tally.Of(all.Where(one => one.Decision == kind).Select(one => (one.Differs, one.NotComparable is not null)))),
            all.FindAll(one => one.Differs), all.FindAll(one => one.NotComparable is not null), Math.Round(took.TotalSeconds, 2));
    }
}

internal sealed record Tally(int All, int Same, int Differ, int NotComparable)
{
    public static Tally Of(IEnumerable<(bool Differs, bool IsNotComparable)> findings)
    {
        var (differ, not, all) = (0, 0, 0);
        foreach (var (differs, isNotComparable) in findings)
        {
            all++;
            differ += differs ? 1 : 0;
            not += !differs && isNotComparable ? 1 : 0;
        }

        return new(all, all - differ - not, differ, not);
    }
}
