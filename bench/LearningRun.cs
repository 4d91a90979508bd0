using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using Holmes.Learning.Evaluation;
using Holmes.Learning.Policies;
using Holmes.Learning.Simulation;

namespace Holmes.Bench;

/// <summary>bench learning: regret of the policies in simulated worlds, and how well logs of known truth are evaluated.</summary>
internal static class LearningRun
{
    /// <summary>Parameters were tuned on seeds 1 to 12; what is reported was not seen then.</summary>
    private const int FirstSeed = 1001;
    private const int LoggedDecisions = 2_000;

    private static readonly (string Name, Policy Policy)[] Ablations =
    [
        ("without health", With(Policy.Hdt.Parameters with { LowestHealth = 0 })),
        ("without forgetting", With(Policy.Hdt.Parameters with { Kept = 1, KeptByOthers = 1, KeptOverall = 1, ChangeDrop = 2 })),
        ("without change detection", With(Policy.Hdt.Parameters with { ChangeDrop = 2 })),
        ("without hierarchy", With(Policy.Hdt.Parameters with { PriorWeight = 0.01 })),
        ("without sharpness", With(Policy.Hdt.Parameters with { Sharpness = 1 })),
        ("without user level", With(Policy.Hdt.Parameters with { UserWeight = 0 })),
        ("without floor", With(Policy.Hdt.Parameters with { Floor = 0 })),
    ];

    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "Simulated runs of each policy in each world.", DefaultValueFactory = _ => 20 };
        var logs = new Option<int>("--logs") { Description = "Simulated logs that are evaluated.", DefaultValueFactory = _ => 200 };
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("learning", "Compares the policies in simulated worlds, and checks evaluation against the truth.") { seeds, logs, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(seeds), parsed.GetValue(logs), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int seeds, int logs, string? json, CancellationToken cancellation)
    {
        Console.WriteLine($"{logs} simulated logs of {LoggedDecisions} decisions");
        var evaluation = Evaluation(logs, cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  evaluated {evaluation.Evaluated}, coverage {evaluation.Coverage:P1}, effective size {evaluation.EffectiveSize:F0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  bias/rmse  naive {evaluation.Naive}  DM {evaluation.Dm}  IPS {evaluation.Ips}  SNIPS {evaluation.Snips}  DR {evaluation.Dr}"));
        Console.WriteLine($"\nregret per decision, {seeds} seeds from {FirstSeed}; in brackets the paired 95 % interval of the difference to ema");
        var worlds = new List<WorldResult>();
        var policies = Policy.Ids.Select(id => (Name: id, Policy: Policy.Named(id))).ToList();
        foreach (var world in SimulatedWorld.Compared.Concat(SimulatedWorld.Trying))
        {
            var compared = world == SimulatedWorld.Compared[0] ? policies.Concat(Ablations) : policies;
            worlds.AddRange(World(world, [.. compared], seeds, cancellation));
        }

        if (json is not null)
        {
            await BenchReport<LearningReport>.Of($"holmes bench learning --seeds {seeds} --logs {logs}", new LearningReport(seeds, FirstSeed, worlds, evaluation)).WriteAsync(json, cancellation);
        }

        return 0;
    }

    private static List<WorldResult> World(SimulatedWorld world, IReadOnlyList<(string Name, Policy Policy)> policies, int seeds, CancellationToken cancellation)
    {
        var runs = new ConcurrentDictionary<(int Policy, int Seed), RunResult>();
        Parallel.For(0, policies.Count * seeds, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            runs[(i / seeds, i % seeds)] = SimulatedRun.Of(world, policies[i / seeds].Policy, FirstSeed + (i % seeds)));
        var reference = policies.Index().First(one => one.Item.Name == "ema").Index;
        Console.WriteLine(world.Name);
        return [.. policies.Select((one, p) =>
        {
            var own = Enumerable.Range(0, seeds).Select(seed => runs[(p, seed)]).ToList();
            var differences = own.Select((run, seed) => run.Regret - runs[(reference, seed)].Regret).ToList();
            var result = new WorldResult(
                world.Name, one.Name, Math.Round(own.Average(run => run.Regret), 5), Math.Round(differences.Average(), 5), Math.Round(Reach(differences), 5),
                Math.Round(own.Average(run => run.FirstRegret), 5), Math.Round(own.Average(run => run.DeadShare), 5));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {result.Policy,-26}{result.Regret:F4}  ({result.Difference:+0.0000;-0.0000} ± {result.Reach:F4})  first 500 {result.First:F4}  on dead tools {result.DeadShare:P1}"));
            return result;
        })];
    }

    private static EvaluationResult Evaluation(int logs, CancellationToken cancellation)
    {
        var told = new ConcurrentBag<(double Truth, PolicyEstimate Told)>();
        Parallel.For(0, logs, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var log = SimulatedLog.Write(50_000 + i, LoggedDecisions);
            told.Add((log.Truth, OffPolicy.Evaluate(log.Choices)));
        });
        var known = told.Where(one => one.Told.Dr is not null).ToList();
        string Error(Func<PolicyEstimate, Estimate> of)
        {
            var errors = known.Select(one => of(one.Told).Value - one.Truth).ToList();
            return string.Create(CultureInfo.InvariantCulture, $"{errors.Average():+0.000;-0.000}/{Math.Sqrt(errors.Average(error => error * error)):F3}");
        }

        return new(
            logs, known.Count, (double)known.Count(one => one.Truth >= one.Told.Dr!.Low && one.Truth <= one.Told.Dr.High) / Math.Max(1, known.Count),
            known.Average(one => one.Told.EffectiveSize),
            Error(one => one.Naive!), Error(one => one.Dm!), Error(one => one.Ips!), Error(one => one.Snips!), Error(one => one.Dr!));
    }

    private static Policy With(PolicyParameters parameters) => Policy.Hdt with { Parameters = parameters };

    private static double Reach(List<double> differences)
    {
        var mean = differences.Average();
        var variance = differences.Sum(one => (one - mean) * (one - mean)) / Math.Max(1, differences.Count - 1);
        return 1.96 * Math.Sqrt(variance / differences.Count);
    }
}

internal sealed record LearningReport(int Seeds, int FirstSeed, IReadOnlyList<WorldResult> Worlds, EvaluationResult Evaluation);

/// <param name="Difference">Of regret to the moving average's, on the same seeds; ± reach is its 95 % interval.</param>
/// <param name="First">Regret over the first 500 decisions.</param>
/// <param name="DeadShare">Of the decisions while a tool was out, for that tool.</param>
internal sealed record WorldResult(string World, string Policy, double Regret, double Difference, double Reach, double First, double DeadShare);

/// <param name="Coverage">Share of the intervals that hold the truth; the estimators as bias/root mean square error.</param>
internal sealed record EvaluationResult(
    int Logs, int Evaluated, double Coverage, double EffectiveSize, string Naive, string Dm, string Ips, string Snips, string Dr);
