using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Microsoft.Extensions.Options;

namespace Holmes.Teams.Mcp;

/// <summary>Servers of the Model Context Protocol whose tools the teams offer: <c>Mcp__Servers__{name}__…</c>.</summary>
public sealed record McpOptions
{
    public const string Section = "Mcp";

    public Dictionary<string, McpServerOptions> Servers { get; init; } = [];
}

/// <summary>One server: a program that is started (<see cref="Command"/>), or an address (<see cref="Url"/>).</summary>
public sealed record McpServerOptions
{
    public string? Command { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables of the program's environment; it sees none of the service's own.</summary>
    public Dictionary<string, string?> Environment { get; init; } = [];

    public Uri? Url { get; init; }

    /// <summary>HTTP headers, such as Authorization.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>The team that calls the tools.</summary>
    public string Team { get; init; } = TeamNames.Search;

    /// <summary>What the tools are for; tools of one capability are alternatives. Without it each tool is for itself.</summary>
    public string? Capability { get; init; }

    /// <summary>The shape of the results, when it is one that Holmes knows; each result is checked against it.</summary>
    public string? Gives { get; init; }

    /// <summary>Only these of the server's tools; all of them when empty.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Words of a question that call for the tools.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Whether to believe what the server says of its tools' side effects.</summary>
    public bool Trusted { get; init; }

    /// <summary>Overrules what the server says. Without it a tool of a server that is not trusted counts as one with effects.</summary>
    public EffectClass? Effect { get; init; }

    /// <summary>Overrules the rule that a tool with effects is asked for first.</summary>
    public bool? NeedsApproval { get; init; }

    /// <summary>How long a call may take; it decides how much time an attempt has.</summary>
    public LatencyClass Latency { get; init; } = LatencyClass.Seconds;

    public int FreshnessSeconds { get; init; }

    public int ConcurrencyLimit { get; init; } = 4;
}

/// <summary>Says at the start what is wrong with the settings, and where.</summary>
public sealed class McpOptionsChecks : IValidateOptions<McpOptions>
{
    private static readonly string[] Teams = [TeamNames.Search, TeamNames.Analysis, TeamNames.Document];

    public ValidateOptionsResult Validate(string? name, McpOptions options)
    {
        var problems = options.Servers.SelectMany(server => Problems(server.Key, server.Value)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string name, McpServerOptions server)
    {
        var key = $"Mcp__Servers__{name}";
        if (string.IsNullOrWhiteSpace(server.Command) == (server.Url is null))
        {
            yield return $"{key}: set either Command (a program to start) or Url (an address), not both and not neither.";
        }

        if (server.Url is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
        {
            yield return $"{key}__Url: \"{url}\" is no http or https address.";
        }

        if (!Teams.Contains(server.Team))
        {
            yield return $"{key}__Team: \"{server.Team}\" is none of {string.Join(", ", Teams)}.";
        }
    }
}
