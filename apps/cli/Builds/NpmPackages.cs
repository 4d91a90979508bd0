using Holmes.Cli.Processes;

namespace Holmes.Cli.Builds;

/// <summary>Node, and the packages that a folder's lock file names.</summary>
internal static class NpmPackages
{
    public static async Task<Node> EnsureAsync(string folder, string data, Action<string> say, CancellationToken cancellation)
    {
        var logs = Path.Combine(data, "logs");
        var node = await Node.EnsureAsync(Path.Combine(data, "tools"), logs, say, cancellation);
        var locked = new FileInfo(Path.Combine(folder, "package-lock.json"));
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (!installed.Exists || locked.LastWriteTimeUtc > installed.LastWriteTimeUtc)
        {
            say($"Installing the packages of {Path.GetFileName(folder)} …");
            await new ToolRun("npm", "ci", "--no-audit", "--no-fund") { WorkingDirectory = folder, Variables = node.Variables }
                .RunAsync(Path.Combine(logs, "npm.log"), cancellation);
        }

        return node;
    }
}
