using System.CommandLine;
using System.Text.Json;
using Holmes.Cli.Http;
using Spectre.Console;

namespace Holmes.Cli.Import;

/// <summary>holmes import: loads files into the running system and says what became of every row.</summary>
internal static class ImportCommand
{
    private static readonly string[] Kinds = ["statutes", "transactions", "listings", "loans"];

    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = string.Join(", ", Kinds) };
        kind.AcceptOnlyFromAmong(Kinds);
        var paths = new Argument<string[]>("path") { Description = "Files, or folders of files.", Arity = ArgumentArity.OneOrMore };
        var server = ServerOption.Create();
        var command = new Command("import", "Loads data into the running Holmes; again changes nothing that has not changed.") { kind, paths, server };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(kind)!, parsed.GetValue(paths)!, ServerOption.Parse(parsed.GetValue(server)!), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string kind, IReadOnlyList<string> paths, Uri server, CancellationToken cancellation)
    {
        var files = ImportFiles.Find(paths);
        using var holmes = new HolmesClient(server);
        var total = new ImportTotal(0, 0, 0, 0);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(kind, maxValue: Math.Max(1, files.Sum(file => file.Length)));
                foreach (var file in files)
                {
                    bar.Description = Markup.Escape(file.Name);
                    total = total.Add(await UploadAsync(holmes, kind, file, bar.Increment, cancellation));
                }
            });
        Terminal.Tell(total.ToString());
        return total is { Accepted: 0, Unchanged: 0, Rejected: > 0 } ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<ImportTotal> UploadAsync(
        HolmesClient holmes, string kind, ImportFile file, Action<double> sent, CancellationToken cancellation)
    {
        await using var content = new ObservedStream(File.OpenRead(file.Path), count => sent(count));
        try
        {
            var report = await holmes.UploadAsync($"api/import/{kind}?file={Uri.EscapeDataString(file.Name)}", content, cancellation);
            foreach (var reject in report.Items("rejects"))
            {
                Terminal.Tell(Told(file, reject));
            }

            var counted = ImportTotal.Of(report);
            var untold = counted.Rejected - report.Items("rejects").Count();
            if (untold > 0)
            {
                Terminal.Tell($"{file.Name}: {untold} more rows were rejected.");
            }

            return counted;
        }
        catch (RefusedException refused)
        {
            Terminal.Tell($"{file.Name}:0: {refused.Message}");
            return new ImportTotal(1, 0, 0, 1);
        }
    }

    private static string Told(ImportFile file, JsonElement reject) =>
        $"{(reject.Text("file") is { Length: > 0 } name ? name : file.Name)}:{reject.Whole("line")}: {reject.Text("reason")}";
}
