using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Learning.Policies;

namespace Holmes.Orchestrator.Planning.Tools;

/// <summary>
/// Chooses by the live policy and what memory has learned for it. A policy on trial is asked as well: in a shadow to be
/// compared, in a canary to decide for its share of the executions.
/// </summary>
public sealed class LearnedPolicy : IToolPolicy
{
    private const double LongestScore = 1e6; // an untried candidate of a UCB policy has no bound, and JSON no infinity

    public ToolChoice Choose(ChoiceToMake choice)
    {
        var position = choice.Preferences?.Position ?? 0;
        var live = Weighed.Of(new(choice.Preferences?.Learned, position), choice);
        var trial = choice is { Preferences.Trial: { } one, Candidates.Count: > 1 } ? Weighed.Of(new(one.Learned, position), choice) : null;
        var share = trial is null ? 0 : choice.Preferences!.Trial!.Share;
        var decides = trial is not null && IsCanary(choice.ExecutionId, share) ? trial : live;
        var mixture = Mixture(live.Probabilities, trial?.Probabilities, share);
        var chosen = Drawing.Choose(decides.Probabilities, Point(choice.Seed));
        return new(
            choice.Candidates[chosen],
            mixture[chosen],
            Reasoning(choice, decides, chosen),
            [.. choice.Candidates.Select((tool, k) => Candidate(tool, decides, k, mixture[k]))],
            decides.Beliefs.Stamp(choice.Seed))
        {
            Mode = decides == live ? "live" : "canary",
            Shadow = trial is null ? null : new(
                trial.Beliefs.Stamp(choice.Seed), choice.Candidates[Drawing.Choose(trial.Probabilities, Point(choice.Seed))].Name,
                trial.Probabilities, live.Probabilities, share),
        };
    }

    /// <summary>The draw of a seed; with the beliefs at the stamped position it gives the choice again.</summary>
    internal static double Point(long seed) => ((ulong)seed >> 11) * (1.0 / (1UL << 53));

    /// <summary>All decisions of an execution are one policy's, so that a person's answer is not of two minds.</summary>
    private static bool IsCanary(Guid execution, double share)
    {
        Span<byte> bytes = stackalloc byte[16];
        DerivedId.From("canary", execution.ToString("D")).TryWriteBytes(bytes);
        return BitConverter.ToUInt32(bytes) < share * uint.MaxValue;
    }

    /// <summary>Before the coin of the canary fell, this was the probability of each.</summary>
    private static double[] Mixture(double[] live, double[]? trial, double share) =>
        trial is null || share == 0 ? live : [.. live.Zip(trial, (l, t) => Math.Round(((1 - share) * l) + (share * t), 9))];

    private static ToolCandidate Candidate(ToolDescriptor tool, Weighed weighed, int k, double probability)
    {
        var (seen, parameters) = (weighed.Seen[k], weighed.Beliefs.Policy.Parameters);
        return new(
            tool.Name,
            tool.Version,
            Math.Round(Math.Min(weighed.Scores[k], LongestScore), 6),
            Math.Round(seen.Mean(parameters.PriorWeight), 6),
            Math.Round(seen.Successes + seen.Failures, 3),
            Math.Round(seen.Health, 6),
            Math.Round(seen.Milliseconds, 1),
            Cost: 0,
            probability,
            weighed.IsLeftOut(k) ? "breakerOpen" : null);
    }

    private static string Reasoning(ChoiceToMake choice, Weighed decides, int chosen)
    {
        var tool = choice.Candidates[chosen].Name;
        var open = choice.Candidates.Where((_, k) => !decides.IsLeftOut(k)).Count();
        var mean = decides.Seen[chosen].Mean(decides.Beliefs.Policy.Parameters.PriorWeight);
        return (open, choice.Candidates.Count) switch
        {
            (_, 1) => $"{choice.Capability}: {tool}이(가) 등록된 유일한 도구입니다.",
            _ when decides.IsLeftOut(chosen) => $"{choice.Capability}: 최근 자주 실패한 {tool}이(가) 회복되었는지 한 번 확인합니다.",
            (1, _) => $"{choice.Capability}: 다른 도구는 최근 호출이 자주 실패해 {tool}을(를) 골랐습니다.",
            _ => $"{choice.Capability}: 후보 {open}개 가운데 {tool}을(를) 골랐습니다. 기대 품질 {mean:0.00}, 이 유형의 관측 {decides.Seen[chosen].Tries:0}회.",
        };
    }

    /// <summary>A policy's view of the choice.</summary>
    private sealed record Weighed(Beliefs Beliefs, IReadOnlyList<Evidence> Seen, double[] Scores, double[] Probabilities)
    {
        public static Weighed Of(Beliefs beliefs, ChoiceToMake choice)
        {
            var type = WireJson.ToElement(choice.Context.QueryType).GetString()!;
            IReadOnlyList<Evidence> seen =
                [.. choice.Candidates.Select(tool => beliefs.See("tool", choice.Capability, type, tool.Name, choice.UserId, choice.At, Expected(tool.Latency)))];
            var (scores, probabilities) = beliefs.Weigh(seen);
            return new(beliefs, seen, scores, probabilities);
        }

        /// <summary>Unwell where others are well: it gets a probe's share alone.</summary>
        public bool IsLeftOut(int k) => IsUnwell(Seen[k]) && !Seen.All(IsUnwell);

        private bool IsUnwell(Evidence one) => Beliefs.Policy.Id == "hdt" && one.Health < Beliefs.Policy.Parameters.LowestHealth && !one.Rested;

        private static double Expected(LatencyClass latency) => latency switch
        {
            LatencyClass.Instant => 50,
            LatencyClass.Seconds => 3_000,
            LatencyClass.Minutes => 60_000,
            _ => throw new ArgumentOutOfRangeException(nameof(latency), latency, null),
        };
    }
}
