using System.Text;
using Holmes.Chaos.Load;
using Holmes.Chaos.Running;
using RabbitMQ.Client;

namespace Holmes.Chaos.Faults;

/// <summary>Does harm, one kind after another, drawn from a seed.</summary>
internal sealed class Nemesis(Installation holmes, Bus? bus, int seed, Action<string> say)
{
    private readonly Random random = new(seed);
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    public async Task RunAsync(CancellationToken until, CancellationToken cancellation)
    {
        var kinds = Kinds();
        var waiting = new List<(string Kind, Func<CancellationToken, Task<string>> Do)>();
        while (!until.IsCancellationRequested)
        {
            if (waiting.Count == 0)
            {
                waiting.AddRange(kinds.OrderBy(_ => random.Next())); // each kind once, in a new order each time
            }

            var (kind, harm) = waiting[^1];
            waiting.RemoveAt(waiting.Count - 1);
            var began = TimeProvider.System.GetUtcNow();
            var target = await harm(cancellation);
            faults.Add(new(kind, target, began, TimeProvider.System.GetUtcNow()));
            say($"{kind} {target}");
            try
            {
                await Task.Delay(Between(2, 7), until);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private List<(string Kind, Func<CancellationToken, Task<string>> Do)> Kinds()
    {
        List<(string, Func<CancellationToken, Task<string>>)> kinds =
        [
            .. holmes.Processes.Select(process => ("kill", (Func<CancellationToken, Task<string>>)(c => KillAsync(process, default, c)))),
            ("freeze", FreezeAsync),
            ("clockStep", c => KillAsync(Any(), TimeSpan.FromSeconds(random.Next(0, 2) == 0 ? -10 : 10), c)),
            ("postgresCrash", PostgresAsync),
            ("terminatedConnections", TerminateAsync),
            ("cutConnections", CutAsync),
            ("closedWay", CloseAsync),
            ("latency", SlowAsync),
        ];
        if (bus is not null)
        {
            kinds.Add(("brokerCrash", c => BrokerAsync(withItsData: false, c)));
            kinds.Add(("brokerLoss", c => BrokerAsync(withItsData: true, c)));
            kinds.Add(("poison", PoisonAsync));
        }

        if (holmes.Disk is not null)
        {
            kinds.Add(("fullDisk", FillAsync));
        }

        return kinds;
    }

    private async Task<string> KillAsync(HolmesProcess process, TimeSpan clockOffset, CancellationToken cancellation)
    {
        await process.KillAsync();
        await Task.Delay(Between(0, 2), cancellation);
        process.Start(clockOffset);
        await process.WhenReadyAsync(cancellation);
        return clockOffset == default ? process.Name : $"{process.Name} {clockOffset.TotalSeconds:+0;-0} s";
    }

    private async Task<string> FreezeAsync(CancellationToken cancellation)
    {
        var process = Any();
        await process.FreezeAsync();
        await Task.Delay(Between(3, 25), cancellation);
        await process.ThawAsync();
        return process.Name;
    }

    private async Task<string> PostgresAsync(CancellationToken cancellation)
    {
        await holmes.CrashPostgresAsync(cancellation);
        return "";
    }

    private async Task<string> BrokerAsync(bool withItsData, CancellationToken cancellation)
    {
        await holmes.CrashBrokerAsync(withItsData, cancellation);
        return "";
    }

    /// <summary>As when a server fails over: everybody is thrown out, several times in a row.</summary>
    private async Task<string> TerminateAsync(CancellationToken cancellation)
    {
        var terminated = 0L;
        for (var wave = 0; wave < 5; wave++)
        {
            await using var command = holmes.Database.CreateCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'holmes'");
            terminated += (long)(await command.ExecuteScalarAsync(cancellation))!;
            await Task.Delay(Between(0, 0.6), cancellation);
        }

        return $"{terminated}";
    }

    private Task<string> CutAsync(CancellationToken cancellation)
    {
        foreach (var process in holmes.Processes)
        {
            process.Ways[random.Next(process.Ways.Count)].Cut();
        }

        return Task.FromResult("every process");
    }

    private async Task<string> CloseAsync(CancellationToken cancellation)
    {
        var process = Any();
        var which = random.Next(process.Ways.Count);
        process.Ways[which].IsClosed = true;
        await Task.Delay(Between(1, 5), cancellation);
        process.Ways[which].IsClosed = false;
        return $"{process.Name} to the {(which == 0 ? "database" : "broker")}";
    }

    private async Task<string> SlowAsync(CancellationToken cancellation)
    {
        var process = Any();
        var latency = TimeSpan.FromMilliseconds(random.Next(20, 200));
        foreach (var way in process.Ways)
        {
            way.Latency = latency;
        }

        await Task.Delay(Between(3, 8), cancellation);
        foreach (var way in process.Ways)
        {
            way.Latency = TimeSpan.Zero;
        }

        return $"{process.Name} {latency.TotalMilliseconds} ms";
    }

    private async Task<string> PoisonAsync(CancellationToken cancellation)
    {
        string[] queues = ["holmes-supervisor-report-step", "holmes-supervisor-start-execution", "holmes-orchestrator-orchestrate-execution", "holmes-teams-search"];
        string[] bodies = ["{", "[]", """{"executionId":7}""", """{"message":{"executionId":"x"},"messageType":["urn:message:holmes:report-step:v1"]}""", new string('x', 200_000)];
        foreach (var body in bodies)
        {
            var properties = new BasicProperties { ContentType = "application/json", Persistent = true };
            await bus!.SendAsync("", queues[random.Next(queues.Length)], properties, Encoding.UTF8.GetBytes(body), cancellation);
        }

        return $"{bodies.Length} messages";
    }

    private async Task<string> FillAsync(CancellationToken cancellation)
    {
        await holmes.Disk!.FillAsync();
        await Task.Delay(Between(2, 5), cancellation);
        holmes.Disk.Free();
        await holmes.EnsurePostgresAsync(cancellation); // it gives up when it cannot write its log
        return "";
    }

    private HolmesProcess Any() => holmes.Processes[random.Next(holmes.Processes.Count)];

    private TimeSpan Between(double least, double most) => TimeSpan.FromSeconds(least + random.NextDouble() * (most - least));
}
