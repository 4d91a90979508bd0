using System.Collections.Concurrent;
using System.Diagnostics;
using Holmes.Chaos.Checks;
using Holmes.Chaos.Load;
using Npgsql;

namespace Holmes.Chaos.Sweep;

/// <summary>
/// Every point that an execution passes in a calm run is one where it dies in another run and is taken up again by the
/// next process. Many die together: each is held at its own point, then the host they share is gone.
/// </summary>
internal sealed class CrashSweep(string database, IReadOnlyList<Scenario> scenarios, Action<string> say)
{
    private const int Together = 48; // an endpoint works on 64 messages at once, and a held execution keeps its place
    private const int Tries = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// The host dies at the latest so long after the first execution was held, well within a step's thirty seconds: a host
    /// that lives on sees the held step run out of time and decides, which no dead one does.
    /// </summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(15);

    private readonly World world = World.New();
    private readonly NpgsqlDataSource direct = NpgsqlDataSource.Create(database);
    private readonly ConcurrentDictionary<string, HashSet<string>> calm = new();
    private readonly List<Violation> violations = [];
    private readonly List<string> missed = [];
    private readonly List<string> notMet = [];
    private readonly Dictionary<string, SortedSet<long>> diedAt = [];
    private int told;
    private int number;
    private int deaths;
    private int recovered;

    public async Task<SweepReport> RunAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var points = await CalmAsync(cancellation);
        say($"{points.Count} points in {scenarios.Count} scenarios.");
        for (var waiting = new Queue<Trial>(points); waiting.Count > 0;)
        {
            List<Trial> batch = [.. Enumerable.Range(0, Math.Min(Together, waiting.Count)).Select(_ => waiting.Dequeue())];
            (await DieAsync(batch, cancellation)).ForEach(waiting.Enqueue);
            say($"{recovered} of {points.Count} died and came back; {violations.Count} violations.");
            violations.Skip(told).ToList().ForEach(violation => say($"  {violation}"));
            told = violations.Count;
        }

        violations.AddRange(await Audit.ViolationsAsync(direct, cancellation));
        violations.AddRange(world.Oracle.Violations());
        violations.AddRange((await new StoredEvents(direct).DocumentsAsync(cancellation))
            .Where(owner => owner.Value > 1)
            .Select(owner => new Violation("effectTwice", null, $"{owner.Key} owns {owner.Value} documents of one draft.")));
        await direct.DisposeAsync();
        return new SweepReport(
            scenarios.Count, recovered + missed.Count, recovered, missed, notMet, deaths, world.Oracle.Effects.Count, world.Oracle.Calls,
            diedAt.ToDictionary(entry => entry.Key, entry => string.Join(' ', entry.Value)), violations, watch.Elapsed);
    }

    /// <summary>Each scenario as it is when nothing happens: its answers, and the points it passes.</summary>
    private async Task<List<Trial>> CalmAsync(CancellationToken cancellation)
    {
        const int Times = 4; // so that answers which depend on a draw, or on what ended first, are all known
        var freezer = new Freezer();
        await using var host = await MortalHost.StartAsync(database, freezer, world, cancellation);
        var runs = scenarios.SelectMany(scenario => Enumerable.Range(0, Times).Select(_ => new Trial(scenario, number++, null))).ToList();
        runs.ForEach(run => freezer.Watch(run.ExecutionId));
        Stuck(await DriveAsync(host, runs, _ => false, cancellation));
        foreach (var (run, stream) in await StreamsAsync(runs, cancellation))
        {
            violations.AddRange(StreamRules.Violations(run.ExecutionId, stream));
            calm.GetOrAdd(run.Scenario.Name, _ => []).Add(Told.Of(stream).Text);
        }

        return [.. runs.GroupBy(run => run.Scenario).SelectMany(same => same
            .SelectMany(run => freezer.Passages(run.ExecutionId)).GroupBy(point => point, StringComparer.Ordinal)
            .Select(point => new Trial(same.Key, number++, point.Key, IsCertain: point.Count() == Times)))];
    }

    /// <returns>Those to be tried again: they had no time to get to their point, or ended without passing it.</returns>
    private async Task<List<Trial>> DieAsync(IReadOnlyList<Trial> batch, CancellationToken cancellation)
    {
        var freezer = new Freezer();
        foreach (var trial in batch)
        {
            freezer.StopAt(trial.ExecutionId, trial.DiesAt!);
        }

        IReadOnlyList<Trial> late;
        await using (var host = await MortalHost.StartAsync(database, freezer, world, cancellation))
        {
            late = await DriveAsync(host, batch, freezer.HasStopped, cancellation);
            host.Die();
        }

        deaths++;
        var dead = batch.Where(trial => freezer.HasStopped(trial.ExecutionId)).ToList();
        await NoteVersionsAsync(dead, cancellation);
        await using (var host = await MortalHost.StartAsync(database, new Freezer(), world, cancellation))
        {
            Stuck(await DriveAsync(host, [.. dead, .. late.Except(dead)], _ => false, cancellation));
        }

        await JudgeAsync(dead, cancellation);
        recovered += dead.Count;
        if (dead.Count == 0)
        {
            Stuck(late); // nobody was held, so all had the whole time
            late = [];
        }

        // Where steps run at once, or a message was sent twice, there may be one more or one less: such a point is tried again.
        var passedBy = batch.Except(dead).Except(late).ToList();
        foreach (var trial in passedBy.Where(trial => trial.Tries >= Tries))
        {
            (trial.IsCertain ? missed : notMet).Add($"{trial.Scenario.Name} {trial.DiesAt}");
        }

        return [.. late.Except(dead).Select(trial => trial with { Number = number++ }),
            .. passedBy.Where(trial => trial.Tries < Tries).Select(trial => trial with { Number = number++, Tries = trial.Tries + 1 })];
    }

    private void Stuck(IEnumerable<Trial> open) => violations.AddRange(open.Select(trial => new Violation(
        "stuck", trial.ExecutionId, $"{trial.Scenario.Name}, {trial.DiesAt ?? "calm"}")));

    /// <summary>Asks, approves what waits for a person, and waits until each is over or stopped.</summary>
    /// <returns>Those that are neither, because the time was over.</returns>
    private async Task<IReadOnlyList<Trial>> DriveAsync(MortalHost host, IReadOnlyList<Trial> trials, Func<Guid, bool> hasStopped, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var caller = new HttpCaller(() => host.Address);
        // A request that is held at a point is never answered, so nobody waits for the answers.
        var asking = trials.Select(trial => AskAsync(caller, trial, ended.Token)).ToList();
        var watch = Stopwatch.StartNew();
        TimeSpan? firstHeld = null;
        List<Trial> open;
        var approved = new HashSet<Guid>();
        while (true)
        {
            var status = await new StoredEvents(direct).StatusAsync([.. trials.Select(trial => trial.ExecutionId)], cancellation);
            open = trials.Where(trial => !hasStopped(trial.ExecutionId)
                && status.GetValueOrDefault(trial.ExecutionId) is not ("completed" or "failed" or "cancelled")).ToList();
            firstHeld ??= trials.Any(trial => hasStopped(trial.ExecutionId)) ? watch.Elapsed : null;
            foreach (var waiting in open.Where(trial => status.GetValueOrDefault(trial.ExecutionId) == "awaitingInput" && approved.Add(trial.ExecutionId)))
            {
                asking.Add(caller.ApproveAsync(waiting.ExecutionId, waiting.User, ended.Token));
            }

            if (open.Count == 0 || watch.Elapsed > Patience || watch.Elapsed > firstHeld + LongestHold)
            {
                break;
            }

            await Task.Delay(50, cancellation);
        }

        await ended.CancelAsync();
        try
        {
            await Task.WhenAll(asking);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody waits for the answers of a process that is to die.
        }

        return open;
    }

    private static async Task AskAsync(HttpCaller caller, Trial trial, CancellationToken cancellation)
    {
        while (await caller.AskAsync(trial.Scenario, trial.User, Trial.IdempotencyKey, cancellation) is null)
        {
            await Task.Delay(200, cancellation);
        }
    }

    private async Task NoteVersionsAsync(IReadOnlyList<Trial> dead, CancellationToken cancellation)
    {
        var versions = await new StoredEvents(direct).VersionsAsync([.. dead.Select(trial => trial.ExecutionId)], cancellation);
        foreach (var trial in dead)
        {
            (diedAt.TryGetValue(trial.Scenario.Name, out var at) ? at : diedAt[trial.Scenario.Name] = [])
                .Add(versions.GetValueOrDefault(trial.ExecutionId));
        }
    }

    private async Task JudgeAsync(IReadOnlyList<Trial> dead, CancellationToken cancellation)
    {
        foreach (var (trial, stream) in await StreamsAsync(dead, cancellation))
        {
            violations.AddRange(StreamRules.Violations(trial.ExecutionId, stream));
            if (stream.Count > 0 && Told.Of(stream) is var told && !calm[trial.Scenario.Name].Contains(told.Text))
            {
                violations.Add(new("answer", trial.ExecutionId,
                    $"{trial.Scenario.Name}, dead at {trial.DiesAt}: {told.DifferenceFrom(calm[trial.Scenario.Name])}"));
            }
        }
    }

    private async Task<IEnumerable<(Trial Trial, IReadOnlyList<StoredEvent> Stream)>> StreamsAsync(IReadOnlyList<Trial> trials, CancellationToken cancellation)
    {
        var events = (await new StoredEvents(direct).ReadAsync([.. trials.Select(trial => trial.ExecutionId)], cancellation)).ToLookup(e => e.ExecutionId);
        return trials.Select(trial => (trial, (IReadOnlyList<StoredEvent>)[.. events[trial.ExecutionId]]));
    }
}
