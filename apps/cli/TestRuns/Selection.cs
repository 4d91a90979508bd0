namespace Holmes.Cli.TestRuns;

/// <summary>Which suites a filter means, and which of their tests.</summary>
/// <param name="TestName">A part of the names of the tests to run; null for all.</param>
internal sealed record Selection(IReadOnlyList<string> Projects, bool Web, bool EndToEnd, string? TestName)
{
    private static readonly string[] WebNames = ["web", "vitest", "page"];
    private static readonly string[] EndToEndNames = ["e2e", "playwright", "browser"];

    /// <summary>A filter that is part of a suite's name selects those suites whole; any other selects tests by name.</summary>
    public static Selection Of(string? filter, IReadOnlyList<string> projects)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return new Selection(projects, Web: true, EndToEnd: true, TestName: null);
        }

        var named = projects.Where(project => project.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        var web = WebNames.Contains(filter, StringComparer.OrdinalIgnoreCase);
        var endToEnd = EndToEndNames.Contains(filter, StringComparer.OrdinalIgnoreCase);
        return named.Count > 0 || web || endToEnd
            ? new Selection(named, web, endToEnd, TestName: null)
            : new Selection(projects, Web: true, EndToEnd: true, filter);
    }
}
