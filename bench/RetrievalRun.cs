using System.CommandLine;
using System.Globalization;
using Holmes.LocalServers;
using Holmes.Teams.Laws;

namespace Holmes.Bench;

/// <summary>bench retrieval FILE --statutes DIR: how often the right law is found.</summary>
internal static class RetrievalRun
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON: [{id, question, law}]" };
        file.AcceptExistingOnly();
        var statutes = new Option<DirectoryInfo>("--statutes") { Description = "Folder of statutes as published, *.txt.", Required = true };
        statutes.AcceptExistingOnly();
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("retrieval", "Measures how often the right law is found.") { file, statutes, json };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(file)!, parsed.GetValue(statutes)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, DirectoryInfo statutes, string? json, CancellationToken cancellation)
    {
        var report = await MeasureAsync(file, statutes, cancellation);
        if (json is not null)
        {
            await BenchReport<RetrievalReport>.Of($"holmes bench retrieval {file.Name} --statutes {statutes.Name}", report).WriteAsync(json, cancellation);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            questions          {report.Questions}
            right law first    {report.First:P1}
            among three        {report.AmongThree:P1}
            mean reciprocal    {report.MeanReciprocalRank:F3}
            median ms          {report.MedianMilliseconds:F2}
            """));
        foreach (var miss in report.Misses)
        {
            Console.WriteLine($"missed {miss.Id} (rank {miss.Rank}): {miss.Law}{(miss.IsAnswerable ? "" : " (not imported)")}: {miss.Question}");
        }

        return 0;
    }

    /// <summary>On the Postgres that is configured; else on one of its own, in a folder that goes with it.</summary>
    private static async Task<RetrievalReport> MeasureAsync(FileInfo file, DirectoryInfo statutes, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__Postgres") is { Length: > 0 } given)
        {
            return await RetrievalBenchmark.RunAsync(given, file.FullName, statutes.FullName, cancellation: cancellation);
        }

        // Not a temporary folder that only its owner can enter: the server runs as another user.
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-bench-{Guid.CreateVersion7():N}");
        try
        {
            await using var postgres = await PrivatePostgres.StartAsync(folder, Console.Error.WriteLine, cancellation);
            return await RetrievalBenchmark.RunAsync(postgres.ConnectionString, file.FullName, statutes.FullName, cancellation: cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
