using System.Collections.Immutable;
using Holmes.Teams.Tools;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Holmes.Teams.Mcp;

/// <summary>
/// One server and the connection to it, kept up for as long as the process lives. The client library speaks both eras of
/// the protocol: it asks for the one without a handshake first and falls back to the older one.
/// </summary>
public sealed partial class McpServer(
    string name, McpServerOptions options, ToolCatalogue catalogue, TimeProvider clock, ILoggerFactory logging)
    : BackgroundService
{
    /// <summary>How long a call waits for a connection that is just being made anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromMinutes(5);

    private readonly ILogger logger = logging.CreateLogger<McpServer>();
    private IReadOnlyList<McpTool> offered = [];
    private TaskCompletionSource<McpClient> connection = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The version of the protocol that was agreed on; null before the first connection.</summary>
    public string? ProtocolVersion { get; private set; }

    /// <summary>The living connection.</summary>
    /// <exception cref="IOException">There is none, and none came soon.</exception>
    public async Task<McpClient> ConnectedAsync(CancellationToken cancellation)
    {
        try
        {
            return await connection.Task.WaitAsync(Patience, clock, cancellation);
        }
        catch (TimeoutException)
        {
            throw new IOException($"The MCP server {name} is not connected.");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        catalogue.Expect(McpDescriptors.NameOf(name, ""));
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var client = await McpClient.CreateAsync(Transport(), ClientOptions(), logging, stoppingToken);
                await OfferAsync(client, stoppingToken);
                failures = 0;
                connection.TrySetResult(client);
                await WatchAsync(client, stoppingToken);
                LogLost(logger, name);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotConnected(logger, name, e.Message);
            }

            if (connection.Task.IsCompleted) // otherwise somebody may be waiting for it
            {
                connection = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            await PauseAsync(++failures, stoppingToken);
        }
    }

    /// <summary>Returns when the connection is over; until then looks now and then whether the tools have changed.</summary>
    private async Task WatchAsync(McpClient client, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(LookAgainEvery, clock);
        while (await Task.WhenAny(client.Completion, timer.WaitForNextTickAsync(cancellation).AsTask()) != client.Completion)
        {
            cancellation.ThrowIfCancellationRequested();
            await OfferAsync(client, cancellation);
        }
    }

    private async Task OfferAsync(McpClient client, CancellationToken cancellation)
    {
        var listed = await client.ListToolsAsync(cancellationToken: cancellation);
        var wanted = options.Tools.Count == 0 ? listed : [.. listed.Where(tool => options.Tools.Contains(tool.Name))];
        foreach (var missing in options.Tools.Except(listed.Select(tool => tool.Name)))
        {
            LogNoSuchTool(logger, name, missing, string.Join(", ", listed.Select(tool => tool.Name)));
        }

        var now = wanted.Select(tool => new McpTool(this, tool.ProtocolTool, McpDescriptors.Of(name, options, client.ServerInfo, tool.ProtocolTool))).ToImmutableList();
        foreach (var taken in catalogue.Provide(offered, now))
        {
            LogTaken(logger, name, taken);
        }

        if (!offered.Select(tool => tool.Descriptor.Name).SequenceEqual(now.Select(tool => tool.Descriptor.Name)))
        {
            var names = string.Join(", ", now.Select(tool => tool.Descriptor.Name));
            LogOffered(logger, name, client.NegotiatedProtocolVersion, names);
        }

        (offered, ProtocolVersion) = (now, client.NegotiatedProtocolVersion);
    }

    private IClientTransport Transport() => options.Url is { } url
        ? new HttpClientTransport(new HttpClientTransportOptions { Name = name, Endpoint = url, AdditionalHeaders = options.Headers }, logging)
        : new StdioClientTransport(
            new StdioClientTransportOptions
            {
                Name = name,
                Command = options.Command!,
                Arguments = [.. options.Arguments],
                // What the program is not given, it cannot tell: the service's own environment holds its passwords.
                InheritEnvironmentVariables = false,
                EnvironmentVariables = Variables(),
                StandardErrorLines = line => LogSaid(logger, name, line),
            },
            logging);

    private Dictionary<string, string?> Variables()
    {
        var variables = StdioClientTransportOptions.GetDefaultEnvironmentVariables();
        foreach (var (key, value) in options.Environment)
        {
            variables[key] = value;
        }

        return variables.ToDictionary(one => one.Key, string? (one) => one.Value);
    }

    private static McpClientOptions ClientOptions() =>
        new() { ClientInfo = new Implementation { Name = "holmes", Version = typeof(McpServer).Assembly.GetName().Version?.ToString() ?? "0" } };

    private async Task PauseAsync(int failures, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 0.25 * Math.Pow(2, failures - 1)));
        await Task.Delay(pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "MCP server {Server} (protocol {Version}) offers {Tools}.")]
    private static partial void LogOffered(ILogger logger, string server, string? version, string tools);

    [LoggerMessage(Level = LogLevel.Warning, Message = "MCP server {Server} cannot be reached: {Reason} It is tried again.")]
    private static partial void LogNotConnected(ILogger logger, string server, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to MCP server {Server} is gone; it is made again.")]
    private static partial void LogLost(ILogger logger, string server);

    [LoggerMessage(Level = LogLevel.Warning, Message = "MCP server {Server} has no tool {Tool}; it has {Tools}.")]
    private static partial void LogNoSuchTool(ILogger logger, string server, string tool, string tools);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A tool of MCP server {Server} is left out, for its name is taken: {Tool}.")]
    private static partial void LogTaken(ILogger logger, string server, string tool);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Server}: {Line}")]
    private static partial void LogSaid(ILogger logger, string server, string line);
}
