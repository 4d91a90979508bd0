using System.Security.Cryptography;
using System.Text;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Learning.Beliefs;
using Holmes.Learning.Policies;
using Holmes.Orchestrator.Planning.Tools;

namespace Holmes.Orchestrator.Planning.Strategies;

/// <summary>Chooses how the steps of a plan are run: by the shape of the plan, and by what was learned once there is enough of it.</summary>
public static class StrategyChoice
{
    private const string Id = "plan-shape";
    private const string Version = "1";
    private const string Rules = "optional=adaptive:0.95;chain+partial=pipeline:0.85;chain=sequential:0.8;independent=parallel:0.9;single=sequential:0.9;other=0.3";

    /// <summary>So often must the shape's choice have ended before another may be drawn.</summary>
    private const double Enough = 10;

    private static readonly string Hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Rules)));

    public static StrategyDecision Choose(IReadOnlyList<PlannedStep> steps, Strategy? wanted, long beliefPosition)
    {
        var stamp = new PolicyStamp(Id, Version, Hash, beliefPosition, Seed: 0);
        var scores = Enum.GetValues<Strategy>().Select(strategy => (Strategy: strategy, Score: Score(strategy, steps))).ToList();
        var chosen = wanted ?? scores.OrderByDescending(entry => entry.Score).ThenBy(entry => entry.Strategy).First().Strategy;
        var second = scores.Where(entry => entry.Strategy != chosen).Max(entry => entry.Score);
        var confidence = wanted is not null ? 1 : Math.Round(Math.Clamp(0.5 + scores.First(entry => entry.Strategy == chosen).Score - second, 0, 1), 4);
        return new(
            chosen,
            confidence,
            wanted is not null ? $"사용자가 {Name(chosen)} 전략을 지정했습니다." : Reasoning(chosen, steps),
            [.. scores.Select(entry => new StrategyCandidate(entry.Strategy, entry.Score, entry.Strategy == chosen ? 1 : 0))],
            stamp);
    }

    /// <summary>Draws among the strategies that make a difference to this plan, with the shape's scores as prior.</summary>
    public static StrategyDecision Choose(
        IReadOnlyList<PlannedStep> steps, Strategy? wanted, PreferencesLearned? preferences, IntentType type, long seed, DateTimeOffset at)
    {
        var byShape = Choose(steps, wanted, preferences?.Position ?? 0);
        var open = Differing(steps);
        if (wanted is not null || preferences?.Learned is null || open.Count < 2 || !open.Contains(byShape.Name))
        {
            return byShape;
        }

        var beliefs = new Beliefs(preferences.Learned, preferences.Position);
        var context = StrategyContext.Of(WireJson.ToElement(type).GetString()!, steps.Count, steps.Select(step => step.Team).Distinct().Count());
        Evidence See(Strategy strategy, double latency) =>
            beliefs.See("strategy", "", context, WireJson.ToElement(strategy).GetString()!, null, at, latency) with { Prior = Score(strategy, steps), Health = 1 };
        var usual = See(byShape.Name, 0);
        if (usual.Tries < Enough)
        {
            return byShape;
        }

        IReadOnlyList<Evidence> seen = [.. open.Select(strategy => See(strategy, usual.Milliseconds))];
        var (scores, probabilities) = beliefs.Weigh(seen);
        var chosen = Drawing.Choose(probabilities, LearnedPolicy.Point(seed));
        return new(
            open[chosen],
            Math.Round(probabilities[chosen], 4),
            $"이런 질문 {seen.Sum(one => one.Tries):0}건의 결과로 {Name(open[chosen])} 전략을 골랐습니다. 기대 성공 {seen[chosen].Mean(beliefs.Policy.Parameters.PriorWeight):0.00}, 평균 {seen[chosen].Milliseconds / 1000:0.0}초.",
            [.. Enum.GetValues<Strategy>().Select(strategy => open.IndexOf(strategy) is var k && k >= 0
                ? new StrategyCandidate(strategy, Math.Round(Math.Min(scores[k], 1e6), 6), probabilities[k])
                : new StrategyCandidate(strategy, 0, 0))],
            beliefs.Stamp(seed));
    }

    private static List<Strategy> Differing(IReadOnlyList<PlannedStep> steps) => [.. Enum.GetValues<Strategy>().Where(strategy => strategy switch
    {
        Strategy.Sequential => steps.Count > 1,
        Strategy.Parallel => steps.Count(step => step.DependsOn.Count == 0) > 1,
        Strategy.Pipeline => StartsOnPartialResults(steps),
        Strategy.Adaptive => steps.Any(step => step.Optional),
        _ => false,
    })];

    private static double Score(Strategy strategy, IReadOnlyList<PlannedStep> steps)
    {
        var chained = steps.Any(step => step.DependsOn.Count > 0);
        var independent = steps.Count(step => step.DependsOn.Count == 0);
        return strategy switch
        {
            Strategy.Adaptive when steps.Any(step => step.Optional) => 0.95,
            Strategy.Parallel when independent > 1 => 0.9,
            Strategy.Pipeline when StartsOnPartialResults(steps) => 0.85,
            Strategy.Sequential when steps.Count <= 1 => 0.9,
            Strategy.Sequential when chained => 0.8,
            Strategy.Parallel when chained => 0.6,
            _ => 0.3,
        };
    }

    // Worth it only where a step can start while calls it does not read are still under way. In a repair the step stands
    // alone: what it depends on is over.
    private static bool StartsOnPartialResults(IReadOnlyList<PlannedStep> steps) => steps.Any(step =>
        step.Needs is { Count: > 0 } needs && steps.Where(other => step.DependsOn.Contains(other.StepId)).Sum(other => other.Calls.Count) > needs.Count);

    private static string Reasoning(Strategy chosen, IReadOnlyList<PlannedStep> steps) => chosen switch
    {
        Strategy.Adaptive => "없어도 되는 보강 단계가 있어, 꼭 필요한 단계를 먼저 하고 결과가 부족할 때만 보강합니다.",
        Strategy.Parallel => "서로 기다리지 않아도 되는 단계가 있어 함께 실행합니다.",
        Strategy.Pipeline => "앞 단계의 일부 결과만으로도 다음 단계를 시작할 수 있습니다.",
        _ => steps.Count <= 1 ? "단계가 하나뿐입니다." : "뒤 단계가 앞 단계의 결과를 필요로 하여 차례로 실행합니다.",
    };

    private static string Name(Strategy strategy) => strategy switch
    {
        Strategy.Sequential => "순차",
        Strategy.Parallel => "병렬",
        Strategy.Pipeline => "파이프라인",
        Strategy.Adaptive => "적응형",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, null),
    };
}
