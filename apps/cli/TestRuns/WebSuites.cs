using Holmes.Cli.Builds;
using Holmes.Cli.Processes;

namespace Holmes.Cli.TestRuns;

/// <summary>The tests of the page: its units, and a real browser in front of a running Holmes.</summary>
internal sealed class WebSuites(Repository repository, Node node, string results)
{
    public Task<Suite> UnitsAsync(string? testName, CancellationToken cancellation)
    {
        var report = Path.Combine(results, "web.json");
        List<string> arguments = ["vitest", "run", "--passWithNoTests", "--reporter=json", $"--outputFile={report}"];
        if (testName is not null)
        {
            arguments.AddRange(["-t", testName]);
        }

        // What the name did not select is reported as skipped, which it is not.
        return RunAsync("web", arguments, report, testName is null ? Reports.Vitest : OnlySelected, [], cancellation);

        static IReadOnlyList<TestCase> OnlySelected(string json) =>
            [.. Reports.Vitest(json).Where(test => test.Status != TestStatus.Skipped)];
    }

    /// <summary>Whether a browser and a running Holmes are worth starting.</summary>
    public async Task<bool> HasEndToEndAsync(string testName, CancellationToken cancellation)
    {
        var list = new ToolRun("npx", "--no-install", "playwright", "test", "--list", "-g", testName)
        {
            WorkingDirectory = repository.Web,
            Variables = node.Variables,
        };
        return await list.TryAsync(Path.Combine(results, "e2e-list.log"), cancellation) == 0;
    }

    public Task<Suite> EndToEndAsync(Uri holmes, string chromium, string? testName, CancellationToken cancellation)
    {
        var report = Path.Combine(results, "e2e.json");
        List<string> arguments = ["playwright", "test", "--pass-with-no-tests", "--reporter=json"];
        if (testName is not null)
        {
            arguments.AddRange(["-g", testName]);
        }

        var variables = new Dictionary<string, string>
        {
            ["HOLMES_URL"] = holmes.GetLeftPart(UriPartial.Authority),
            ["CHROMIUM_PATH"] = chromium,
            ["PLAYWRIGHT_JSON_OUTPUT_NAME"] = report,
            ["PLAYWRIGHT_JSON_OUTPUT_FILE"] = report,
            ["PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"] = "1",
        };
        return RunAsync("e2e", arguments, report, Reports.Playwright, variables, cancellation);
    }

    private async Task<Suite> RunAsync(
        string name,
        IReadOnlyList<string> arguments,
        string report,
        Func<string, IReadOnlyList<TestCase>> read,
        Dictionary<string, string> variables,
        CancellationToken cancellation)
    {
        var log = Path.Combine(results, $"{name}.log");
        File.Delete(report);
        foreach (var (variable, value) in node.Variables)
        {
            variables[variable] = value;
        }

        var since = TimeProvider.System.GetTimestamp();
        var run = new ToolRun("npx", ["--no-install", .. arguments]) { WorkingDirectory = repository.Web, Variables = variables };
        var code = await run.TryAsync(log, cancellation);
        var duration = TimeProvider.System.GetElapsedTime(since);
        return File.Exists(report)
            ? Suite.Of(name, read(await File.ReadAllTextAsync(report, cancellation)), duration).WithExitCode(code, LogFile.Tail(log, 30))
            : code == 0
                ? new Suite(name, 0, 0, 0, duration)
                : Suite.Broken(name, LogFile.Tail(log, 30), duration);
    }
}
