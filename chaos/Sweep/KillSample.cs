using System.Diagnostics;
using Holmes.Chaos.Checks;
using Holmes.Chaos.Load;
using Holmes.Chaos.Running;
using Holmes.LocalServers;
using Npgsql;

namespace Holmes.Chaos.Sweep;

/// <summary>
/// Real processes, each of which kills itself with SIGKILL at a point drawn from a seed, with executions of every kind
/// under way; the next one has to bring them to their end.
/// </summary>
internal sealed class KillSample(string database, string folder, int kills, int seed, Action<string> say)
{
    private static readonly string[] Points =
    [
        "supervisor.committing", "supervisor.committed", "effect.claimed", "teams.committing", "teams.committed", "effect.happened", "effect.recorded",
        "orchestrate-execution.publishing", "orchestrate-execution.published", "orchestrate-execution.received", "orchestrate-execution.consumed",
        "record-orchestration.publishing", "record-orchestration.published", "record-orchestration.received", "record-orchestration.consumed",
        "execute-step.publishing", "execute-step.published", "execute-step.received", "execute-step.consumed",
        "report-step.publishing", "report-step.published", "report-step.received", "report-step.consumed",
        "compose-answer.publishing", "compose-answer.published", "compose-answer.received", "compose-answer.consumed",
        "record-answer.publishing", "record-answer.published", "record-answer.received", "record-answer.consumed",
    ];

    private const int CalmTimes = 4; // so that answers which depend on a draw, or on what ended first, are all known

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Random random = new(seed);
    private readonly List<Violation> violations = [];
    private readonly HashSet<string> calm = [];
    private int number;

    public async Task<KillReport> RunAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var direct = NpgsqlDataSource.Create(database);
        var log = new StoredEvents(direct);
        var died = new List<string>();
        await RoundAsync(log, null, cancellation);
        for (var kill = 0; kill < kills; kill++)
        {
            // Each point once before any comes twice; the passage is drawn, so that all kinds of messages are met.
            var name = Points[(kill + seed) % Points.Length];
            var isOfTheOneDocument = name.StartsWith("teams", StringComparison.Ordinal) || name.StartsWith("effect", StringComparison.Ordinal);
            var point = $"{name}:{(isOfTheOneDocument ? 1 : random.Next(1, 5))}";
            if (await RoundAsync(log, point, cancellation))
            {
                died.Add(point);
            }

            say($"{kill + 1} of {kills}: {point}; {died.Count} died there, {violations.Count} violations.");
        }

        violations.AddRange(await Audit.ViolationsAsync(direct, cancellation));
        violations.AddRange((await log.DocumentsAsync(cancellation)).Where(owner => owner.Value > 1)
            .Select(owner => new Violation("effectTwice", null, $"{owner.Key} owns {owner.Value} documents of one draft.")));
        return new(kills, died.Count, died, violations, watch.Elapsed);
    }

    /// <returns>Whether the process died by itself.</returns>
    private async Task<bool> RoundAsync(StoredEvents log, string? point, CancellationToken cancellation)
    {
        var times = point is null ? CalmTimes : 1;
        var trials = Scenario.Plain.SelectMany(scenario => Enumerable.Range(0, times).Select(_ => new Trial(scenario, number++, point))).ToList();
        var died = false;
        if (point is not null)
        {
            await using var dying = Start(point);
            using var caller = new HttpCaller(() => dying.Address);
            try
            {
                await dying.WhenReadyAsync(cancellation);
            }
            catch (InvalidOperationException) when (!dying.IsRunning)
            {
                // It met its point before anybody asked: taking up what was open, for instance.
            }

            await DriveAsync(caller, log, trials, () => dying.IsRunning, cancellation);
            died = !dying.IsRunning;
        }

        await using var next = Start(null);
        await next.WhenReadyAsync(cancellation);
        using var again = new HttpCaller(() => next.Address);
        await DriveAsync(again, log, trials, () => true, cancellation);
        await JudgeAsync(log, trials, point is null, cancellation);
        return died;
    }

    private HolmesProcess Start(string? crashAt)
    {
        Directory.CreateDirectory(Path.Combine(folder, "logs"));
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = database,
            ["Holmes__Data"] = folder,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Holmes__CrashAt"] = crashAt ?? "",
        };
        var process = new HolmesProcess(
            "Standalone", Programs.Of("Standalone"), new Uri($"http://127.0.0.1:{FreePort.Next()}/"), settings, Path.Combine(folder, "logs", "Standalone.log"), []);
        process.Start();
        return process;
    }

    private async Task DriveAsync(HttpCaller caller, StoredEvents log, IReadOnlyList<Trial> trials, Func<bool> lives, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asking = trials.Select(trial => AskAsync(caller, trial, lives, ended.Token)).ToList();
        var watch = Stopwatch.StartNew();
        while (lives())
        {
            var status = await log.StatusAsync([.. trials.Select(trial => trial.ExecutionId)], cancellation);
            var open = trials.Where(trial => status.GetValueOrDefault(trial.ExecutionId) is not ("completed" or "failed" or "cancelled")).ToList();
            foreach (var waiting in open.Where(trial => status.GetValueOrDefault(trial.ExecutionId) == "awaitingInput"))
            {
                await caller.ApproveAsync(waiting.ExecutionId, waiting.User, cancellation);
            }

            if (open.Count == 0)
            {
                break;
            }

            if (watch.Elapsed > Patience)
            {
                violations.AddRange(open.Select(trial => new Violation("stuck", trial.ExecutionId, $"{trial.Scenario.Name} after {trial.DiesAt}")));
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
            // Nobody waits for the answers of a dead process.
        }
    }

    private static async Task AskAsync(HttpCaller caller, Trial trial, Func<bool> lives, CancellationToken cancellation)
    {
        while (lives() && await caller.AskAsync(trial.Scenario, trial.User, Trial.IdempotencyKey, cancellation) is null)
        {
            await Task.Delay(200, cancellation);
        }
    }

    private async Task JudgeAsync(StoredEvents log, IReadOnlyList<Trial> trials, bool isCalm, CancellationToken cancellation)
    {
        var events = (await log.ReadAsync([.. trials.Select(trial => trial.ExecutionId)], cancellation)).ToLookup(e => e.ExecutionId);
        foreach (var trial in trials)
        {
            IReadOnlyList<StoredEvent> stream = [.. events[trial.ExecutionId]];
            violations.AddRange(StreamRules.Violations(trial.ExecutionId, stream));
            if (stream.Count > 0 && Told.Of(stream) is var told && (isCalm ? calm.Add(told.Text) : !calm.Contains(told.Text)) && !isCalm)
            {
                violations.Add(new("answer", trial.ExecutionId, $"{trial.Scenario.Name}, killed at {trial.DiesAt}: {told.DifferenceFrom(calm)}"));
            }
        }
    }
}

/// <param name="Killed">Processes that died at their point; the others never passed it so often.</param>
internal sealed record KillReport(int Tried, int Killed, IReadOnlyList<string> At, IReadOnlyList<Violation> Violations, TimeSpan Took);
