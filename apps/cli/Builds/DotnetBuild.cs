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
            var stamp = new BuildStamp(Path.Combine(repository.Artifacts, "stamps", name));
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
}
