using System.CommandLine;
using Holmes.Cli.Ledger;

namespace Holmes.Cli.Replay;

/// <summary>What holmes replay --against is told.</summary>
/// <param name="Build">A working tree, or a folder that holds a built replay program.</param>
/// <param name="Log">An export; without it the log of <paramref name="Data"/>, or of <paramref name="Connection"/>.</param>
/// <param name="Arguments">Handed on as they are.</param>
internal sealed record Against(string Build, string? Log, string Data, string? Connection, Uri Server, string? Tools, IReadOnlyList<string> Arguments);

internal sealed class AgainstOptions
{
    private readonly Option<string?> log = new("--log") { Description = "An export to read (holmes export --all --out FILE) instead of the database." };
    private readonly Option<string> data = LedgerCommands.DataOption();
    private readonly Option<string?> connection = LedgerCommands.ConnectionOption();
    private readonly Option<string?> since = LedgerCommands.SinceOption();
    private readonly Option<int?> limit = new("--limit") { Description = "Only so many executions, the latest." };
    private readonly Option<string?> tools = new("--tools") { Description = "Tools of other teams, as GET /api/tools lists them; without it the server is asked, if it runs." };
    private readonly Option<string?> policy = new("--policy") { Description = "A policy file that decides instead of the build's own policy." };

    public Option<string> Build { get; } = new("--against")
    {
        Description = "Has recorded executions decided again by another build, tools and models answered from the log, and prints which decisions "
            + "differ; ends with 1 when one does. A working tree (built first), a folder with a built Holmes.Replay.dll, or nothing for this tree.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "build",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Build, log, data, connection, since, limit, tools, policy })
        {
            command.Add(option);
        }
    }

    public Against Of(ParseResult parsed, IReadOnlyList<Guid> ids, bool json, Uri server) => new(
        parsed.GetValue(Build) is { Length: > 0 } build ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(build)) : Repository.Find().Root,
        Existing(parsed.GetValue(log)),
        Path.GetFullPath(parsed.GetValue(data)!),
        parsed.GetValue(connection),
        server,
        Existing(parsed.GetValue(tools)),
        [
            .. ids.Select(id => $"{id}"),
            .. LedgerCommands.Given("--since", parsed.GetValue(since)),
            .. LedgerCommands.Given("--limit", parsed.GetValue(limit)?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. LedgerCommands.Given("--policy", Existing(parsed.GetValue(policy))),
            .. json ? ["--json"] : Array.Empty<string>(),
        ]);

    private static string? Existing(string? file) =>
        file is null ? null
        : File.Exists(file) ? Path.GetFullPath(file)
        : throw new CannotContinueException($"There is no file {file}.", ExitCode.Usage);
}
