using System.Diagnostics;
using Holmes.Cli.Builds;
using Holmes.Cli.Up;
using Holmes.LocalServers;

namespace Holmes.Cli.Ledger;

/// <summary>The supervisor's program, which knows the rules of executions, run with a command on a database.</summary>
internal static class LogProgram
{
    private const string Folder = "services/supervisor";

    /// <param name="data">The folder Holmes runs on, or ran on: its database is started for the while when it is not running.</param>
    /// <param name="connection">The database; that of the folder without it.</param>
    public static async Task<int> RunAsync(
        Repository repository, string data, string? connection, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await using var started = connection is null ? await StartStoppedAsync(data, cancellation) : null;
        connection ??= started?.ConnectionString ?? ConnectionIn(data);
        using (await BuildLock.TakeAsync(repository, Terminal.Say, cancellation))
        {
            await DotnetBuild.EnsureAsync(repository, Path.Combine(repository.Artifacts, "logs"), Terminal.Say, cancellation, Folder);
        }

        var start = new ProcessStartInfo("dotnet", [repository.Program(Folder), .. arguments]);
        start.Environment["ConnectionStrings__Postgres"] = connection;
        using var program = Process.Start(start) ?? throw new CannotContinueException("The log could not be read: the program did not start.");
        await program.WaitForExitAsync(CancellationToken.None); // Ctrl-C reaches it as well, and it stops by itself
        return program.ExitCode;
    }

    private static string ConnectionIn(string data)
    {
        var file = Path.Combine(data, "postgres.connection");
        return File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : throw new CannotContinueException(
                $"There is no Holmes in {data}. Start one with ./holmes up, or name its folder with --data or its database with --connection.",
                ExitCode.Usage);
    }

    /// <summary>The folder's own database, unless it runs already or lies elsewhere.</summary>
    private static async Task<PrivatePostgres?> StartStoppedAsync(string data, CancellationToken cancellation)
    {
        var folder = Path.Combine(data, "postgres");
        if (!Directory.Exists(folder) || RunRecord.Read(data) is { } record && record.Hosts.Append(record.Cli).Any(program => program.IsRunning))
        {
            return null;
        }

        var server = await PrivatePostgres.StartAsync(folder, Terminal.Say, cancellation);
        return server.Adopted ? null : server; // what somebody else started, they stop
    }
}
