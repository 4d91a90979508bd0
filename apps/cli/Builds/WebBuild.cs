using Holmes.Cli.Processes;

namespace Holmes.Cli.Builds;

/// <summary>The page in web/dist.</summary>
internal static class WebBuild
{
    public static async Task EnsureAsync(Repository repository, string data, Action<string> say, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(repository.Web, "package.json")))
        {
            say("Warning: web/package.json is missing, so there is no page; the HTTP interface works without it.");
            return;
        }

        var stamp = new BuildStamp(Path.Combine(repository.Artifacts, "stamps", "web"));
        if (File.Exists(Path.Combine(repository.WebPage, "index.html")) && !stamp.IsOlderThan(Sources(repository)))
        {
            return;
        }

        var logs = Path.Combine(data, "logs");
        var node = await PackagesAsync(repository, data, say, cancellation);
        say("Building the page …");
        var started = TimeProvider.System.GetUtcNow();
        await Npm(repository, node, "run", "build").RunAsync(Path.Combine(logs, "build-web.log"), cancellation);
        stamp.Set(started);
    }

    /// <summary>Node and the packages the page is built and tested with.</summary>
    public static Task<Node> PackagesAsync(Repository repository, string data, Action<string> say, CancellationToken cancellation) =>
        NpmPackages.EnsureAsync(repository.Web, data, say, cancellation);

    /// <summary>What is in the folder, but not the folder itself: building makes and removes things in it.</summary>
    private static IEnumerable<string> Sources(Repository repository) => Directory.EnumerateFileSystemEntries(repository.Web);

    private static ToolRun Npm(Repository repository, Node node, params IReadOnlyList<string> arguments) =>
        new("npm", arguments) { WorkingDirectory = repository.Web, Variables = node.Variables };
}
