using System.CommandLine;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Supervisor.Executions.Audit;
using Holmes.Supervisor.Executions.Export;
using Npgsql;

namespace Holmes.Supervisor.Operations;

/// <summary>What an operator asks of the log: the program run with a command instead of as a service.</summary>
public static class OperatorCommands
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Usage = 2; // also: there is no such database
    private const int Interrupted = 130;

    public static bool AreAskedFor(IReadOnlyList<string> arguments) => arguments is ["audit" or "export", ..];

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        var parsed = new RootCommand("Holmes' log.") { Audit(), Export() }.Parse(arguments);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellation);
            return parsed.Errors.Count > 0 ? Usage : code;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName)
        {
            return Complain($"This database holds no log of Holmes ({problem.MessageText}). Name another with --connection.");
        }
        catch (NpgsqlException problem)
        {
            return Complain($"The database does not answer ({problem.Message}). Start Holmes with ./holmes up, or name another database with --connection.");
        }
        catch (ArgumentException problem)
        {
            return Complain($"The connection string cannot be used: {problem.Message}");
        }
    }

    private static Command Audit()
    {
        var (connection, since) = (ConnectionOption(), SinceOption());
        var json = new Option<bool>("--json") { Description = "Prints the report as JSON." };
        var command = new Command("audit", "Proves the invariants over the whole log.") { connection, since, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var database = NpgsqlDataSource.Create(parsed.GetValue(connection)!);
            var report = await LogAudit.RunAsync(database, parsed.GetValue(since)?.From(TimeProvider.System), cancellation);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, WireJson.Options) : report.ToText());
            return report.Holds ? Done : Failed;
        });
        return command;
    }

    private static Command Export()
    {
        var (connection, since) = (ConnectionOption(), SinceOption());
        var ids = new Argument<Guid[]>("id") { Description = "The executions.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All executions." };
        var file = new Option<string?>("--out") { Description = "The file; the output without it." };
        var command = new Command("export", "Writes executions' events as JSON lines, each a CloudEvent.") { ids, all, file, connection, since };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(ids) is { Length: > 0 }) == result.GetValue(all))
            {
                result.AddError("Name executions, or give --all.");
            }
        });
        command.SetAction((parsed, cancellation) => ExportAsync(
            parsed.GetValue(connection)!, parsed.GetValue(all) ? null : parsed.GetValue(ids), parsed.GetValue(since)?.From(TimeProvider.System),
            parsed.GetValue(file), cancellation));
        return command;
    }

    private static async Task<int> ExportAsync(
        string connection, IReadOnlyCollection<Guid>? ids, DateTimeOffset? since, string? file, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        Exported exported;
        if (file is not null)
        {
            exported = await LogExport.WriteAsync(database, ids, since, file, cancellation);
        }
        else
        {
            await using var output = Console.OpenStandardOutput();
            exported = await LogExport.WriteAsync(database, ids, since, output, cancellation);
        }

        await Console.Error.WriteLineAsync($"{exported.Events} events.");
        return exported.Missing.Count == 0 ? Done : Complain($"Not in the log: {string.Join(", ", exported.Missing)}.");
    }

    private static Option<string> ConnectionOption() => new("--connection")
    {
        Description = "The database (or ConnectionStrings__Postgres).",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ConnectionStrings__Postgres") ?? "",
    };

    /// <summary>Also for other programs that choose executions.</summary>
    public static Option<Since?> SinceOption() => new("--since")
    {
        Description = "Only executions that began since: a time (2026-03-02, 2026-03-02T09:00+09:00) or an age (30m, 24h, 7d).",
        CustomParser = result =>
        {
            if (Since.TryParse(result.Tokens[0].Value) is { } since)
            {
                return since;
            }

            result.AddError($"--since: '{result.Tokens[0].Value}' is neither a time (2026-03-02) nor an age (24h).");
            return null;
        },
    };

    private static int Complain(string line)
    {
        Console.Error.WriteLine($"error: {line}");
        return Usage;
    }
}
