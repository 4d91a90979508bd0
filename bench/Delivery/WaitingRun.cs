using System.CommandLine;
using System.Globalization;

namespace Holmes.Bench.Delivery;

/// <summary>
/// bench waiting: a service is killed and started again while many executions wait at steps of up to two minutes, which end
/// one after the other all the while. An execution is held up from its report, or from when the service is ready again,
/// whichever is later, until it is over.
/// </summary>
internal static class WaitingRun
{
    private static readonly string[] Victims = ["Supervisor", "Orchestrator"]; // who has work when such a step ends

    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan InPeace = TimeSpan.FromSeconds(20);

    public static Command Create()
    {
        var executions = new Option<int>("--executions") { Description = "That wait when the service dies.", DefaultValueFactory = _ => 1_000 };
        var victims = new Option<string[]>("--victims") { Description = "Which services die, each in a run of its own.", DefaultValueFactory = _ => Victims, AllowMultipleArgumentsPerToken = true };
        victims.AcceptOnlyFromAmong(Victims);
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("waiting", "Measures how long executions at slow steps are held up when a service is killed and started again.") { executions, victims, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(executions), parsed.GetValue(victims)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int executions, IReadOnlyList<string> victims, string? json, CancellationToken cancellation)
    {
        var results = await Workplace.UseAsync(
            async (postgres, broker) =>
            {
                var measured = new List<WaitingResult>();
                foreach (var victim in victims)
                {
                    await using var services = await FiveServices.StartAsync(
                        postgres, broker, $"waiting_{victim.ToLowerInvariant()}", new Dictionary<string, string>(), cancellation);
                    await using var team = await SlowTeam.StartAsync(broker.Address, cancellation);
                    measured.Add(await MeasureAsync(services, team, victim, executions, cancellation));
                    Console.WriteLine(measured[^1]);
                }

                return measured;
            },
            cancellation);
        if (json is not null)
        {
            await BenchReport<WaitingResult>.Of($"holmes bench waiting --executions {executions}", [.. results]).WriteAsync(json, cancellation);
        }

        return 0;
    }

    private static async Task<WaitingResult> MeasureAsync(FiveServices services, SlowTeam team, string victim, int executions, CancellationToken cancellation)
    {
        await Questions.AskAsync(services, executions, atOnce: 32, cancellation, SlowTeam.Question);
        while (team.Held < executions)
        {
            await Task.Delay(100, cancellation);
        }

        var reported = new Dictionary<Guid, DateTime>();
        var reporting = ReportAsync(team, reported, Spread / executions, cancellation);
        await Task.Delay(InPeace, cancellation);
        var killed = await services.AskAsync<DateTime>("select clock_timestamp()", cancellation);
        await services.KillAsync(victim);
        services.Start(victim);
        await services.WhenReadyAsync(victim, cancellation);
        var ready = await services.AskAsync<DateTime>("select clock_timestamp()", cancellation);
        await reporting;
        await Questions.UntilAsync(services, Questions.Open, 0, cancellation);
        return new(
            victim, executions, (ready - killed).TotalMilliseconds,
            await HeldUpAsync(DateTime.MinValue, killed), await HeldUpAsync(killed, ready), await HeldUpAsync(killed, DateTime.MaxValue));

        async Task<HeldUp> HeldUpAsync(DateTime from, DateTime to)
        {
            var some = reported.Where(one => one.Value >= from && one.Value < to).ToList();
            return new(some.Count, await PercentileAsync(0.5), await PercentileAsync(0.95), await PercentileAsync(1.0));

            Task<double> PercentileAsync(double share) => services.AskAsync<double>(
                """
                select percentile_cont($4) within group (order by greatest(0, extract(epoch from over - free) * 1000))
                from (
                    select max(timestamp) as over, max(case when at between $5 and $3 then $3 else at end) as free
                    from unnest($1, $2) as report(execution, at) join supervisor.mt_events on stream_id = execution group by execution) as executions
                """,
                cancellation, some.Select(one => one.Key).ToArray(), some.Select(one => one.Value).ToArray(), ready, share, killed);
        }
    }

    private static async Task ReportAsync(SlowTeam team, Dictionary<Guid, DateTime> reported, TimeSpan every, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(every);
        do
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            if (await team.ReportOneAsync() is not { } execution)
            {
                return;
            }

            reported[execution] = now;
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }
}

/// <summary>Executions, and the milliseconds they were held up.</summary>
internal sealed record HeldUp(int Executions, double Median, double P95, double Longest)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Executions} executions p50 {Median:F0} ms, p95 {P95:F0} ms, longest {Longest:F0} ms");
}

/// <param name="DeadMilliseconds">From the kill until the next process says that it is ready.</param>
/// <param name="Before">Whose step ended before the kill: what is usual.</param>
/// <param name="Meanwhile">Whose step ended while nobody was there.</param>
/// <param name="Since">Whose step ended after the kill, those of <paramref name="Meanwhile"/> too.</param>
internal sealed record WaitingResult(string Victim, int Executions, double DeadMilliseconds, HeldUp Before, HeldUp Meanwhile, HeldUp Since)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Victim} killed with {Executions} executions in flight, back after {DeadMilliseconds:F0} ms.\nbefore: {Before}\nmeanwhile: {Meanwhile}\nsince: {Since}");
}
