using System.CommandLine;
using System.Globalization;

namespace Holmes.Bench.Delivery;

/// <summary>bench prefetch: the same load with different numbers of messages in hand.</summary>
internal static class PrefetchRun
{
    private const string Spans = """
        select percentile_cont(@1) within group (order by extract(epoch from ended - started) * 1000)
        from (select min(timestamp) as started, max(timestamp) as ended from supervisor.mt_events group by stream_id) as spans
        """;

    public static Command Create()
    {
        var executions = new Option<int>("--executions") { Description = "Asked at once.", DefaultValueFactory = _ => 200 };
        var values = new Option<ushort[]>("--values")
        {
            Description = "Messages in hand per queue and process.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 4, 16, 64, 256],
        };
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("prefetch", "Measures the five services with different prefetch.") { executions, values, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(executions), parsed.GetValue(values)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int executions, ushort[] values, string? json, CancellationToken cancellation)
    {
        var results = await Workplace.UseAsync(
            async (postgres, broker) =>
            {
                var measured = new List<PrefetchResult>();
                foreach (var prefetch in values)
                {
                    var more = new Dictionary<string, string> { ["Bus__Prefetch"] = $"{prefetch}" };
                    await using var services = await FiveServices.StartAsync(postgres, broker, $"prefetch_{prefetch}", more, cancellation);
                    measured.Add(await MeasureAsync(services, prefetch, executions, cancellation));
                    Console.WriteLine(measured[^1]);
                }

                return measured;
            },
            cancellation);
        if (json is not null)
        {
            await BenchReport<PrefetchResult>.Of($"holmes bench prefetch --executions {executions}", [.. results]).WriteAsync(json, cancellation);
        }

        return 0;
    }

    private static async Task<PrefetchResult> MeasureAsync(FiveServices services, ushort prefetch, int executions, CancellationToken cancellation)
    {
        await Questions.AskAsync(services, executions / 10, atOnce: 4, cancellation); // the compiler has had its turn
        await Questions.UntilAsync(services, Questions.Open, 0, cancellation);
        await services.AskAsync<object>("truncate supervisor.mt_events, supervisor.mt_streams cascade; select 1", cancellation);
        var since = TimeProvider.System.GetTimestamp();
        await Questions.AskAsync(services, executions, atOnce: 64, cancellation);
        await Questions.UntilAsync(services, Questions.Open, 0, cancellation);
        var seconds = TimeProvider.System.GetElapsedTime(since).TotalSeconds;
        return new(
            prefetch, executions, executions / seconds,
            await services.AskAsync<double>(Spans.Replace("@1", "0.5", StringComparison.Ordinal), cancellation),
            await services.AskAsync<double>(Spans.Replace("@1", "0.95", StringComparison.Ordinal), cancellation));
    }
}

internal sealed record PrefetchResult(ushort Prefetch, int Executions, double PerSecond, double MedianMilliseconds, double P95Milliseconds)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"prefetch {Prefetch,4}: {PerSecond,7:F1} executions/s, start to end p50 {MedianMilliseconds,8:F0} ms, p95 {P95Milliseconds,8:F0} ms");
}
