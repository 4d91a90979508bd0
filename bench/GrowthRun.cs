using System.CommandLine;
using System.Globalization;
using Holmes.LocalServers;

namespace Holmes.Bench;

/// <summary>bench growth: what one more execution costs after one, ten thousand and a million others.</summary>
internal static class GrowthRun
{
    public static Command Create()
    {
        var sizes = new Option<int[]>("--sizes")
        {
            Description = "How many finished executions the log holds at each measurement, ascending.",
            DefaultValueFactory = _ => [1, 10_000, 1_000_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var executions = new Option<int>("--executions") { Description = "New executions at each measurement.", DefaultValueFactory = _ => 600 };
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("growth", "Measures what an execution costs as the log grows.") { sizes, executions, json };
        command.SetAction((parsed, cancellation) =>
            RunAsync([.. parsed.GetValue(sizes)!.Order()], parsed.GetValue(executions), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, int executions, string? json, CancellationToken cancellation)
    {
        // Not a temporary folder that only its owner can enter: the server runs as another user.
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-bench-{Guid.CreateVersion7():N}");
        try
        {
            await using var postgres = await PrivatePostgres.StartAsync(folder, Console.Error.WriteLine, cancellation);
            await using var log = await GrowthLog.StartAsync(postgres.ConnectionString, cancellation);
            var results = new List<GrowthPoint>();
            foreach (var size in sizes)
            {
                await log.FillToAsync(size, cancellation);
                results.Add(await log.MeasureAsync(executions, cancellation));
                Print(results);
            }

            if (json is not null)
            {
                await BenchReport<GrowthPoint>.Of($"holmes bench growth --sizes {string.Join(' ', sizes)} --executions {executions}", results)
                    .WriteAsync(json, cancellation);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(List<GrowthPoint> points)
    {
        var last = points[^1];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            executions in the log      {last.Executions:N0} ({last.Events:N0} events)
            new executions per second  {last.PerSecond:F0} (x{last.PerSecond / points[0].PerSecond:F2})
            one alone: p50, p99 ms     {last.P50:F1}, {last.P99:F1} (x{last.P50 / points[0].P50:F2}, x{last.P99 / points[0].P99:F2})
            a list of 20, ms           {last.ListMilliseconds:F1} (x{last.ListMilliseconds / points[0].ListMilliseconds:F2})
            a conversation, ms         {last.ConversationMilliseconds:F1} (x{last.ConversationMilliseconds / points[0].ConversationMilliseconds:F2})
            start of recovery, ms      {last.RecoveryMilliseconds:F1} (x{last.RecoveryMilliseconds / points[0].RecoveryMilliseconds:F2})
            all on disk, MB            {last.TotalMegabytes:F0}, of which indexes of events {last.EventIndexMegabytes:F0}, of the list {last.SummaryIndexMegabytes:F0}

            """));
    }
}

/// <param name="PerSecond">New executions from start to end, 64 at a time, through the log of production.</param>
/// <param name="P50">Milliseconds of one execution while no other runs.</param>
internal sealed record GrowthPoint(
    long Executions, long Events, double PerSecond, double P50, double P99, double ListMilliseconds, double ConversationMilliseconds,
    double RecoveryMilliseconds, double TotalMegabytes, double EventIndexMegabytes, double SummaryIndexMegabytes);
