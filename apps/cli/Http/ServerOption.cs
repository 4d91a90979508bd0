using System.CommandLine;

namespace Holmes.Cli.Http;

/// <summary>--server, which every command that talks to a running Holmes has.</summary>
internal static class ServerOption
{
    public static Option<string> Create() => new("--server")
    {
        Description = "Address of the running Holmes (or HOLMES_SERVER).",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HOLMES_SERVER") is { Length: > 0 } given ? given : "http://localhost:5080",
    };

    public static Uri Parse(string server) =>
        Uri.TryCreate(server.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CannotContinueException($"'{server}' is not an address; for example http://localhost:5080", ExitCode.Usage);
}
