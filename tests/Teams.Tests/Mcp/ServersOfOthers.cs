using Holmes.Teams.Mcp;
using Holmes.Teams.Tools;
using Holmes.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Holmes.Teams.Tests.Mcp;

/// <summary>MCP servers published as npm packages, started as their documentation says, and connected to.</summary>
public static class ServersOfOthers
{
    private static readonly string Packages = Path.Combine(Repository.Root, "tests", "Teams.Tests", "Mcp", "servers", "node_modules");

    /// <summary>The reference server of the protocol's authors that has a bit of everything.</summary>
    public static McpServerOptions Everything { get; } = new()
    {
        Command = "node",
        Arguments = [Script("server-everything"), "stdio"],
        Trusted = true,
    };

    /// <summary>A knowledge graph in a file.</summary>
    public static McpServerOptions Memory(string file) => new()
    {
        Command = "node",
        Arguments = [Script("server-memory")],
        Environment = new() { ["MEMORY_FILE_PATH"] = file },
        Trusted = true,
    };

    private static string Script(string package)
    {
        var script = Path.Combine(Packages, "@modelcontextprotocol", package, "dist", "index.js");
        Assert.True(File.Exists(script), $"{script} is missing; './holmes test' installs it (npm ci in tests/Teams.Tests/Mcp/servers).");
        return script;
    }
}

/// <summary>A connection that is made and kept as in the service.</summary>
public sealed class Connected : IAsyncDisposable
{
    private readonly McpServer server;

    private Connected(string name, McpServerOptions options) =>
        server = new McpServer(name, options, Catalogue, TimeProvider.System, NullLoggerFactory.Instance);

    public string? ProtocolVersion => server.ProtocolVersion;

    public ToolCatalogue Catalogue { get; } = new([]);

    public static async Task<Connected> ToAsync(string name, McpServerOptions options)
    {
        var connected = new Connected(name, options);
        var offered = connected.Catalogue.Changed;
        await connected.server.StartAsync(TestContext.Current.CancellationToken);
        await offered.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return connected;
    }

    public ITool Tool(string name) => Catalogue.Find(name) ?? throw new InvalidOperationException($"{name} is none of {string.Join(", ", Catalogue.Tools.Select(tool => tool.Descriptor.Name))}");

    public Task<ToolResult> CallAsync(string name, object arguments) => CallUntilAsync(name, arguments, TestContext.Current.CancellationToken);

    public Task<ToolResult> CallUntilAsync(string name, object arguments, CancellationToken cancellation) =>
        Tool(name).RunAsync(new ToolInvocation(Guid.Empty, Contracts.WireJson.ToElement(arguments), "", "", new DateOnly(2026, 2, 1), []), cancellation);

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(CancellationToken.None);
        server.Dispose();
    }
}
