using Holmes.Cli.Processes;

namespace Holmes.Cli.Builds;

internal static class DotnetBuild
{
    private static readonly string[] Shared = ["services", "shared", "eng", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];

    /// <param name="folders">Of the projects, each with its program: services/standalone, bench, …</param>
    public static async Task EnsureAsync(
        Repository repository, string logs, Action<string> say, CancellationToken cancellation, params IReadOnlyList<string> folders)
    {
        foreach (var folder in folders)
        {
            var name = Path.GetFileName(folder);
            var stamp = StampOf(repository, name);
            var sources = Shared.Append(folder).Select(source => Path.Combine(repository.Root, source));
            if (File.Exists(repository.Program(folder)) && !stamp.IsOlderThan(sources))
            {
                continue;
            }

            say($"Building {name} …");
            var started = TimeProvider.System.GetUtcNow();
            var build = new ToolRun("dotnet", "build", repository.Project(folder), "-c", "Release", "--nologo", "-v", "quiet", "-clp:NoSummary")
            {
                WorkingDirectory = repository.Root,
            };
            await build.RunAsync(Path.Combine(logs, $"build-{name}.log"), cancellation);
            stamp.Set(started);
        }
    }

    /// <summary>Everything, as the tests run it; what <c>up</c> starts is among it and need not be built again.</summary>
    public static async Task SolutionAsync(Repository repository, string logs, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var build = new ToolRun("dotnet", "build", repository.Solution, "-c", "Release", "--nologo", "-v", "quiet", "-clp:NoSummary")
        {
            WorkingDirectory = repository.Root,
        };
        await build.RunAsync(Path.Combine(logs, "build.log"), cancellation);
        foreach (var service in Directory.EnumerateDirectories(Path.Combine(repository.Root, "services")))
        {
            StampOf(repository, Path.GetFileName(service)).Set(started);
        }
    }

    private static BuildStamp StampOf(Repository repository, string name) => new(Path.Combine(repository.Artifacts, "stamps", name));
}
