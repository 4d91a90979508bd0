using Holmes.Cli.Processes;

namespace Holmes.Cli.TestRuns;

/// <summary>The test projects of the solution, one after another: each uses every core by itself.</summary>
internal sealed class DotnetSuites(Repository repository, string results, Dictionary<string, string> variables)
{
    private const int NothingRan = 8; // of Microsoft.Testing.Platform

    public static IReadOnlyList<string> Projects(Repository repository) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileNameWithoutExtension(project)!)
            .Order(StringComparer.Ordinal),
    ];

    public async Task<Suite> RunAsync(string project, string? testName, CancellationToken cancellation)
    {
        var report = Path.Combine(results, $"{project}.json");
        var log = Path.Combine(results, $"{project}.log");
        File.Delete(report);
        List<string> arguments =
        [
            "test", "--project", Path.Combine(repository.Root, "tests", project), "--no-build", "-c", "Release",
            "--results-directory", results, "--report-xunit-ctrf", "--report-xunit-ctrf-filename", Path.GetFileName(report),
        ];
        if (testName is not null)
        {
            arguments.AddRange(["--filter-display-name", $"*{testName.Replace(' ', '_')}*"]);
        }

        var since = TimeProvider.System.GetTimestamp();
        var code = await new ToolRun("dotnet", arguments) { WorkingDirectory = repository.Root, Variables = variables }.TryAsync(log, cancellation);
        var duration = TimeProvider.System.GetElapsedTime(since);
        if (code == NothingRan)
        {
            return new Suite(project, 0, 0, 0, duration);
        }

        return File.Exists(report)
            ? Suite.Of(project, Reports.Ctrf(await File.ReadAllTextAsync(report, cancellation)), duration).WithExitCode(code, LogFile.Tail(log, 30))
            : Suite.Broken(project, LogFile.Tail(log, 30), duration);
    }
}
