using System.Globalization;
using Spectre.Console;

namespace Holmes.Cli.TestRuns;

/// <summary>What a person and a script read after a test run.</summary>
internal static class Summary
{
    private const int MostLinesOfAFailure = 25;

    /// <summary>The last line, for scripts.</summary>
    public static string LastLine(IReadOnlyCollection<Suite> suites) => string.Create(
        CultureInfo.InvariantCulture,
        $"{suites.Sum(suite => suite.Passed)} passed, {suites.Sum(suite => suite.Failed)} failed, {suites.Sum(suite => suite.Skipped)} skipped");

    /// <summary>Nothing ran is no success: a filter with a spelling mistake must not look green.</summary>
    public static int ExitCodeOf(IReadOnlyCollection<Suite> suites) =>
        suites.Any(suite => suite.Failed > 0) || suites.Sum(suite => suite.Ran) == 0 ? ExitCode.Failed : ExitCode.Done;

    public static void Write(IReadOnlyCollection<Suite> suites, IAnsiConsole console)
    {
        foreach (var suite in suites)
        {
            foreach (var skip in suite.Skips)
            {
                Terminal.Tell($"skipped: {suite.Name}: {skip.Test}: {skip.Text}");
            }
        }

        foreach (var suite in suites)
        {
            foreach (var failure in suite.Failures)
            {
                Terminal.Tell($"\nfailed: {suite.Name}: {failure.Test}");
                Terminal.Tell(Indented(failure.Text));
            }
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("suite")
            .AddColumn(new TableColumn("passed").RightAligned())
            .AddColumn(new TableColumn("failed").RightAligned())
            .AddColumn(new TableColumn("skipped").RightAligned())
            .AddColumn(new TableColumn("seconds").RightAligned());
        foreach (var suite in suites)
        {
            table.AddRow(
                Markup.Escape(suite.Name), $"{suite.Passed}", $"{suite.Failed}", $"{suite.Skipped}",
                suite.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        }

        console.Write(table);
    }

    private static string Indented(string text) =>
        string.Join('\n', text.Split('\n').Take(MostLinesOfAFailure).Select(line => $"    {line.TrimEnd()}"));
}
