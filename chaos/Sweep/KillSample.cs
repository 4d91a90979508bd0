using System.Diagnostics;
using Holmes.Chaos.Checks;
using Holmes.Chaos.Load;
using Holmes.Chaos.Running;

namespace Holmes.Chaos.Sweep;

/// <summary>
/// Real processes, each of which kills itself with SIGKILL at a point that it passed in a calm run, with executions of every
/// kind under way. It is started again as any operator's machine does; of five services the other four live on.
/// </summary>
/// <param name="kills">At most so many; each point once where it is null.</param>
internal sealed class KillSample(Mode mode, string folder, int? kills, int seed, Action<string> say)
{
    private const int CalmTimes = 4; // so that answers which depend on a draw, or on what ended first, are all known
    private const int LastPassage = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2); // what was learned is told half a second later

    private readonly Random random = new(seed);
    private readonly History history = new();
    private readonly List<Violation> violations = [];
    private readonly HashSet<string> calm = [];
    private int number;

    public async Task<KillReport> RunAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var holmes = await Installation.StartAsync(mode, folder, withSeconds: false, say, cancellation, process => ("Holmes__NotePoints", Notes(process)));
        var points = await CalmAsync(holmes, cancellation);
        say($"{points.Count} points in {holmes.Processes.Count} processes.");
        var chosen = InTurn(points).Take(kills ?? points.Count).ToList();
        var (died, notMet) = (new List<string>(), new List<string>());
        foreach (var point in chosen)
        {
            (await DieAsync(holmes, point, cancellation) ? died : notMet).Add($"{point}");
            say($"{died.Count + notMet.Count} of {chosen.Count}: {point}; {died.Count} died there, {Violations.Count} violations.");
        }

        var log = new StoredEvents(holmes.Database);
        violations.AddRange(await Audit.ViolationsAsync(holmes.Database, cancellation));
        violations.AddRange((await log.GivenUpAsync(cancellation)).Select(message => new Violation("givenUp", null, message)));
        violations.AddRange((await log.DocumentsAsync(cancellation)).Where(owner => owner.Value > 1)
            .Select(owner => new Violation("effectTwice", null, $"{owner.Key} owns {owner.Value} documents of one draft.")));
        return new(
            mode, points.CountBy(point => point.Process.Name).ToDictionary(), chosen.Count, died, notMet, number, history.Reconnections, Violations, watch.Elapsed);
    }

    private IReadOnlyList<Violation> Violations => [.. violations, .. history.Violations];

    /// <summary>What is right, and what each process passes from its start on.</summary>
    private async Task<List<KillPoint>> CalmAsync(Installation holmes, CancellationToken cancellation)
    {
        var trials = Trials(CalmTimes, diesAt: null);
        await GoThroughAsync(holmes, trials, () => false, cancellation);
        foreach (var (_, stream) in (await StreamsAsync(holmes, trials, cancellation)).Where(one => one.Stream.Count > 0))
        {
            calm.Add(Told.Of(stream).Text);
        }

        var points = new List<KillPoint>();
        foreach (var process in holmes.Processes)
        {
            points.AddRange((await File.ReadAllLinesAsync(Notes(process.Name), cancellation)).CountBy(line => line).OrderBy(line => line.Key, StringComparer.Ordinal)
                .Select(line => new KillPoint(process, line.Key, random.Next(1, Math.Clamp(line.Value / CalmTimes, 1, LastPassage) + 1))));
        }

        return points;
    }

    private string Notes(string process) => Path.Combine(folder, $"points-{process}");

    /// <summary>One of each process after the other, those of one process in an order that is drawn.</summary>
    private List<KillPoint> InTurn(IEnumerable<KillPoint> points) =>
    [
        .. points
            .GroupBy(point => point.Process).SelectMany(same => same.OrderBy(_ => random.Next()).Select((point, turn) => (point, turn)))
            .OrderBy(one => one.turn).Select(one => one.point),
    ];

    /// <returns>Whether the process died there.</returns>
    private async Task<bool> DieAsync(Installation holmes, KillPoint point, CancellationToken cancellation)
    {
        var before = holmes.Processes.ToDictionary(process => process, process => process.GaveUp);
        var trials = Trials(times: 1, $"{point}");
        await point.Process.KillAsync();
        point.Process.Start(once: ("Holmes__CrashAt", $"{point.Name}:{point.Passage}"));
        await GoThroughAsync(holmes, trials, HasDied, cancellation);
        if (!HasDied())
        {
            await RestartOthersAsync(holmes, point.Process, HasDied, cancellation);
        }

        foreach (var (trial, stream) in await StreamsAsync(holmes, trials, cancellation))
        {
            violations.AddRange(StreamRules.Violations(trial.ExecutionId, stream));
            if (stream.Count > 0 && Told.Of(stream) is var told && !calm.Contains(told.Text))
            {
                violations.Add(new("answer", trial.ExecutionId, $"{trial.Scenario.Name}, {point}: {told.DifferenceFrom(calm)}"));
            }
        }

        violations.AddRange(holmes.Processes.Where(process => process.GaveUp - before[process] > (process == point.Process && process.WasKilled ? 1 : 0))
            .Select(process => new Violation("ended", null, $"{process.Name} ended by itself, {point}.")));
        if (HasDied())
        {
            return true;
        }

        await point.Process.KillAsync(); // it would die there later
        point.Process.Start();
        return false;

        bool HasDied() => point.Process.GaveUp > before[point.Process];
    }

    private List<Trial> Trials(int times, string? diesAt) =>
        [.. Scenario.Plain.SelectMany(scenario => Enumerable.Range(0, times).Select(_ => new Trial(scenario, number++, diesAt)))];

    /// <summary>Asks and watches until all is over, for those who ask, for those who watch and for memory, and nothing is to come.</summary>
    private async Task GoThroughAsync(Installation holmes, IReadOnlyList<Trial> trials, Func<bool> hasDied, CancellationToken cancellation)
    {
        await WhenReadyAsync(holmes, cancellation);
        using var caller = new HttpCaller(() => holmes.Edge);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var watching = trials.Select(trial => AskAsync(holmes, caller, trial, patience.Token)).ToList();
        var open = await WhenOverAsync(holmes, caller, trials, patience.Token);
        violations.AddRange(open.Select(trial => new Violation("stuck", trial.ExecutionId, $"{trial.Scenario.Name}, {trial.DiesAt ?? "calm"}")));
        await Task.WhenAll(watching);
        await LingerAsync(hasDied, cancellation);
        await WhenReadyAsync(holmes, cancellation);
        violations.AddRange(await new Remembered(holmes.Database).ViolationsAsync([.. trials.Except(open).Select(trial => trial.ExecutionId)], cancellation));
    }

    /// <summary>What they ask when they start is met by no question.</summary>
    private static async Task RestartOthersAsync(Installation holmes, HolmesProcess one, Func<bool> hasDied, CancellationToken cancellation)
    {
        foreach (var other in holmes.Processes.Where(process => process != one))
        {
            await other.KillAsync();
            other.Start();
        }

        await WhenReadyAsync(holmes, cancellation);
        await LingerAsync(hasDied, cancellation);
        await WhenReadyAsync(holmes, cancellation);
    }

    private static async Task LingerAsync(Func<bool> hasDied, CancellationToken cancellation)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Afterwards && !hasDied();)
        {
            await Task.Delay(50, cancellation);
        }
    }

    private static Task WhenReadyAsync(Installation holmes, CancellationToken cancellation) =>
        Task.WhenAll(holmes.Processes.Select(process => process.WhenReadyAsync(cancellation)));

    private async Task AskAsync(Installation holmes, HttpCaller caller, Trial trial, CancellationToken patience)
    {
        try
        {
            while (await caller.AskAsync(trial.Scenario, trial.User, Trial.IdempotencyKey, patience) is null)
            {
                await Task.Delay(200, patience);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody took it: it is missing in the log.
        }

        await new Subscription(() => holmes.Edge, history, trial.User).FollowAsync(trial.ExecutionId, patience);
    }

    /// <summary>Approves what waits for a person.</summary>
    /// <returns>Those that are not over when patience is.</returns>
    private static async Task<IReadOnlyList<Trial>> WhenOverAsync(
        Installation holmes, HttpCaller caller, IReadOnlyList<Trial> trials, CancellationToken patience)
    {
        var log = new StoredEvents(holmes.Database);
        var open = trials;
        try
        {
            while (open.Count > 0)
            {
                await Task.Delay(50, patience);
                var status = await log.StatusAsync([.. trials.Select(trial => trial.ExecutionId)], patience);
                open = [.. trials.Where(trial => status.GetValueOrDefault(trial.ExecutionId) is not ("completed" or "failed" or "cancelled"))];
                foreach (var waiting in open.Where(trial => status.GetValueOrDefault(trial.ExecutionId) == "awaitingInput"))
                {
                    await caller.ApproveAsync(waiting.ExecutionId, waiting.User, patience);
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // What is open is stuck.
        }

        return open;
    }

    private static async Task<IReadOnlyList<(Trial Trial, IReadOnlyList<StoredEvent> Stream)>> StreamsAsync(
        Installation holmes, IReadOnlyList<Trial> trials, CancellationToken cancellation)
    {
        var events = (await new StoredEvents(holmes.Database).ReadAsync([.. trials.Select(trial => trial.ExecutionId)], cancellation)).ToLookup(e => e.ExecutionId);
        return [.. trials.Select(trial => (trial, (IReadOnlyList<StoredEvent>)[.. events[trial.ExecutionId]]))];
    }

    /// <param name="Passage">The how manieth time it is passed.</param>
    private sealed record KillPoint(HolmesProcess Process, string Name, int Passage)
    {
        public override string ToString() => $"{Process.Name} {Name}:{Passage}";
    }
}
