using System.Diagnostics;
using Holmes.Chaos.Checks;
using Holmes.Chaos.Effects;
using Holmes.Chaos.Faults;
using Holmes.Chaos.Load;
using Holmes.Chaos.Reports;
using Holmes.Chaos.Running;
using Npgsql;

namespace Holmes.Chaos;

/// <summary>Load and harm at once for a while; then peace, until all is over; then the reckoning.</summary>
internal sealed class ChaosRun(ChaosOptions options, Action<string> say)
{
    private const int CalmTimes = 2; // an answer may depend on a draw
    private static readonly TimeSpan Peace = TimeSpan.FromMinutes(5);

    private readonly History history = new();
    private readonly EffectOracle oracle = new();

    public async Task<ChaosReport> RunAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        say($"Starting {options.Mode.ToString().ToLowerInvariant()}, seed {options.Seed} …");
        await using var holmes = await Installation.StartAsync(options.Mode, options.Folder, withSeconds: true, say, cancellation);
        await using var bus = holmes.Broker is null ? null : new Bus(() => holmes.Broker!.Address);
        using var strangers = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var republisher = bus is null ? null : new Republisher(bus, () => holmes.Broker!.Address, options.Seed + 1);
        var team = await StartTeamAsync(holmes, bus, strangers.Token);
        var clients = new Clients(() => holmes.Edge, bus, () => holmes.BrokerLost, history, [.. Scenario.Plain, .. bus is null ? [] : new[] { Scenario.Foreign }], options.Seed);
        say("Asking while nothing is wrong …");
        var calm = await clients.CalmAsync(CalmTimes, cancellation);

        var tap = republisher?.RunAsync(() => { }, strangers.Token) ?? Task.CompletedTask;
        var nemesis = await HarmAsync(holmes, bus, clients, cancellation);

        await strangers.CancelAsync();
        await Task.WhenAll(tap, team);
        var log = new StoredEvents(holmes.Database);
        var verdict = await Verdict.ReachAsync(holmes.Database, history, oracle, calm, cancellation);
        return await ChaosReport.OfAsync(
            options, watch.Elapsed, nemesis.Faults, republisher?.Sent ?? 0, verdict, oracle, history, log,
            holmes.Processes.Sum(process => process.GaveUp), cancellation);
    }

    private async Task<Nemesis> HarmAsync(Installation holmes, Bus? bus, Clients clients, CancellationToken cancellation)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        until.CancelAfter(TimeSpan.FromMinutes(options.Minutes));
        var asking = clients.RunAsync(until.Token, patience.Token);
        var nemesis = new Nemesis(holmes, bus, options.Seed + 2, fault => say($"  {fault}"));
        try
        {
            await nemesis.RunAsync(until.Token, cancellation);
        }
        catch (InvalidOperationException e) // a process that does not come back
        {
            history.Fail(new("lost", null, e.Message));
            await until.CancelAsync();
        }

        say("No more harm; waiting until all is over …");
        patience.CancelAfter(Peace);
        try
        {
            await asking;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            history.Fail(new("lost", null, $"A client was not served within {Peace.TotalMinutes} minutes of peace."));
        }

        await WhenAllIsOverAsync(holmes, patience.Token);
        return nemesis;
    }

    private async Task<Task> StartTeamAsync(Installation holmes, Bus? bus, CancellationToken cancellation)
    {
        if (bus is null)
        {
            return Task.CompletedTask;
        }

        var bound = new TaskCompletionSource();
        var team = new ReportTeamOverAmqp(oracle, bus, () => holmes.Broker!.Address).RunAsync(() => bound.TrySetResult(), cancellation);
        await bound.Task.WaitAsync(cancellation);
        return team;
    }

    /// <summary>Also those that nobody was promised; what is not over in time is found by the verdict.</summary>
    private static async Task WhenAllIsOverAsync(Installation holmes, CancellationToken patience)
    {
        try
        {
            while (true)
            {
                await using var command = holmes.Database.CreateCommand("select count(*) from supervisor.open_executions");
                if ((long)(await command.ExecuteScalarAsync(patience))! == 0)
                {
                    return;
                }

                await Task.Delay(200, patience);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException)
        {
            // Somebody waits for a person, or something is stuck: the log says which.
        }
    }
}
