using System.CommandLine;
using System.Globalization;

namespace Holmes.Bench.Delivery;

/// <summary>
/// bench restart: a service is killed with many executions in flight and started again. An execution has recovered with
/// its first event after that.
/// </summary>
internal static class RestartRun
{
    private static readonly string[] Victims = ["Supervisor", "Teams"];

    public static Command Create()
    {
        var executions = new Option<int>("--executions") { Description = "In flight when the service dies.", DefaultValueFactory = _ => 1_000 };
        var victims = new Option<string[]>("--victims") { Description = "Which services die, each in a run of its own.", DefaultValueFactory = _ => Victims, AllowMultipleArgumentsPerToken = true };
        victims.AcceptOnlyFromAmong(Victims);
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("restart", "Measures how soon executions go on after a service has died.") { executions, victims, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(executions), parsed.GetValue(victims)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int executions, IReadOnlyList<string> victims, string? json, CancellationToken cancellation)
    {
        var results = await Workplace.UseAsync(
            async (postgres, broker) =>
            {
                var measured = new List<RestartResult>();
                foreach (var victim in victims)
                {
                    var more = new Dictionary<string, string>();
                    await using var services = await FiveServices.StartAsync(
                        postgres, broker, $"restart_{victim.ToLowerInvariant()}", more, cancellation);
                    measured.Add(await MeasureAsync(services, victim, executions, cancellation));
                    Console.WriteLine(measured[^1]);
                }

                return measured;
            },
            cancellation);
        if (json is not null)
        {
            await BenchReport<RestartResult>.Of($"holmes bench restart --executions {executions}", [.. results]).WriteAsync(json, cancellation);
        }

        return 0;
    }

    /// <summary>
    /// The teams die first, so that all executions gather at a step. For the supervisor they are back, and have reported,
    /// before it is.
    /// </summary>
    private static async Task<RestartResult> MeasureAsync(FiveServices services, string victim, int executions, CancellationToken cancellation)
    {
        await Questions.AskAsync(services, 50, atOnce: 4, cancellation); // the compiler has had its turn
        await Questions.UntilAsync(services, Questions.Open, 0, cancellation);
        await services.KillAsync("Teams");
        await Questions.AskAsync(services, executions, atOnce: 32, cancellation);
        await Questions.UntilAsync(
            services,
            "select count(distinct e.stream_id) from supervisor.mt_events e join supervisor.open_executions o on o.id = e.stream_id where e.type = 'step_started'",
            executions, cancellation);
        if (victim != "Teams")
        {
            await services.KillAsync(victim);
            services.Start("Teams");
            await services.WhenReadyAsync("Teams", cancellation);
        }

        var started = await services.AskAsync<DateTime>("select clock_timestamp()", cancellation);
        services.Start(victim);
        await services.WhenReadyAsync(victim, cancellation);
        var ready = await services.AskAsync<DateTime>("select clock_timestamp()", cancellation);
        await Questions.UntilAsync(services, Questions.Open, 0, cancellation);
        return new(
            victim, executions, (ready - started).TotalMilliseconds,
            await PercentileAsync(0.5, ready), await PercentileAsync(0.95, ready), await PercentileAsync(1.0, ready), await PercentileAsync(0.95, started));

        Task<double> PercentileAsync(double share, DateTime since) => services.AskAsync<double>(
            """
            select percentile_cont($3) within group (order by greatest(0, extract(epoch from went_on - $2) * 1000))
            from (select min(timestamp) as went_on from supervisor.mt_events where timestamp >= $1 group by stream_id) as executions
            """,
            cancellation, started, since, share);
    }
}

/// <param name="StartMilliseconds">From the start of the process until it says that it is ready.</param>
/// <param name="MedianMilliseconds">From ready to the execution's next event; nothing where that came before it was ready.</param>
internal sealed record RestartResult(
    string Victim, int Executions, double StartMilliseconds, double MedianMilliseconds, double P95Milliseconds, double LongestMilliseconds,
    double P95FromStartMilliseconds)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Victim,-10} killed with {Executions} executions: ready after {StartMilliseconds:F0} ms; then the next event p50 {MedianMilliseconds:F0} ms, p95 {P95Milliseconds:F0} ms, last {LongestMilliseconds:F0} ms; from the start p95 {P95FromStartMilliseconds:F0} ms");
}
