using System.CommandLine;
using Holmes.Cli.Up;

namespace Holmes.Cli.Ledger;

/// <summary>holmes audit and holmes export: read the log where it lies, whether Holmes runs or not.</summary>
internal static class LedgerCommands
{
    public static Command Audit()
    {
        var (data, connection, since) = (DataOption(), ConnectionOption(), SinceOption());
        var json = new Option<bool>("--json") { Description = "Prints the report as JSON." };
        var command = new Command("audit", "Proves the invariants over the whole log; ends with 1 when one does not hold.") { data, connection, since, json };
        command.SetAction((parsed, cancellation) => LogProgram.RunAsync(
            Repository.Find(), Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(connection),
            ["audit", .. Given("--since", parsed.GetValue(since)), .. parsed.GetValue(json) ? ["--json"] : Array.Empty<string>()], cancellation));
        return command;
    }

    public static Command Export()
    {
        var (data, connection, since) = (DataOption(), ConnectionOption(), SinceOption());
        var ids = new Argument<Guid[]>("id") { Description = "The executions.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All executions." };
        var file = new Option<string?>("--out") { Description = "The file; the output without it." };
        var command = new Command("export", "Writes executions' events as JSON lines, each a CloudEvent.") { ids, all, file, data, connection, since };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(ids) is { Length: > 0 }) == result.GetValue(all))
            {
                result.AddError("Name executions, or give --all.");
            }
        });
        command.SetAction((parsed, cancellation) => LogProgram.RunAsync(
            Repository.Find(), Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(connection),
            [
                "export", .. parsed.GetValue(ids)!.Select(id => $"{id}"), .. parsed.GetValue(all) ? ["--all"] : Array.Empty<string>(),
                .. Given("--out", parsed.GetValue(file) is { } to ? Path.GetFullPath(to) : null), .. Given("--since", parsed.GetValue(since)),
            ],
            cancellation));
        return command;
    }

    internal static string[] Given(string option, string? value) => value is null ? [] : [option, value];

    internal static Option<string> DataOption() => new("--data")
    {
        Description = "Folder that Holmes was started with.",
        DefaultValueFactory = _ => UpCommand.DefaultData,
    };

    internal static Option<string?> ConnectionOption() => new("--connection") { Description = "Connection string of the database, instead of --data." };

    internal static Option<string?> SinceOption() =>
        new("--since") { Description = "Only executions that began since: a time (2026-03-02) or an age (30m, 24h, 7d)." };
}
