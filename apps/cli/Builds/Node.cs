using Holmes.Cli.Processes;
using Holmes.LocalServers;

namespace Holmes.Cli.Builds;

/// <summary>The node that builds the page: the system's, if it is new enough, or one of Holmes' own.</summary>
internal sealed record Node(string? Folder)
{
    private static readonly Version Oldest = new(20, 19); // asked for by Vite

    /// <summary>For tools that are to find this node.</summary>
    public Dictionary<string, string> Variables => Folder is null
        ? []
        : new() { ["PATH"] = $"{Folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}" };

    public static async Task<Node> EnsureAsync(string tools, string logs, Action<string> say, CancellationToken cancellation)
    {
        if (await IsNewEnoughAsync("node", cancellation) && SystemPackage.Find("npm") is not null)
        {
            return new Node(Folder: null);
        }

        var own = Path.Combine(tools, "node_modules", "node", "bin");
        if (await IsNewEnoughAsync(Path.Combine(own, "node"), cancellation))
        {
            return new Node(own);
        }

        if (SystemPackage.Find("npm") is null)
        {
            await SystemPackage.InstallAsync("the web page", say, cancellation, "nodejs", "npm");
        }

        if (await IsNewEnoughAsync("node", cancellation))
        {
            return new Node(Folder: null);
        }

        say($"The system's node is older than {Oldest}; installing one into {tools} …");
        Directory.CreateDirectory(tools);
        await new ToolRun("npm", "install", "--prefix", tools, "node@22").RunAsync(Path.Combine(logs, "node.log"), cancellation);
        return await IsNewEnoughAsync(Path.Combine(own, "node"), cancellation)
            ? new Node(own)
            : throw new CannotContinueException($"Node {Oldest} or newer is needed to build the page; install it and try again.");
    }

    private static async Task<bool> IsNewEnoughAsync(string program, CancellationToken cancellation) =>
        Version.TryParse((await ToolRun.AskAsync(program, cancellation, "--version"))?.TrimStart('v'), out var version) && version >= Oldest;
}
