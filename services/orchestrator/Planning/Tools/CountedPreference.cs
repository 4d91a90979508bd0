using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Planning.Tools;

/// <summary>
/// Prefers the tool with the best quality per time for this kind of question, counted over its outcomes and shrunk to a
/// half; draws from a softmax, with a floor under every candidate, so that the log can be evaluated.
/// </summary>
public sealed class CountedPreference : IToolPolicy
{
    private const string Id = "counted-preference";
    private const string Version = "1";

    private static readonly Parameters Chosen = new(Floor: 0.02, Temperature: 0.1, ServiceMilliseconds: 2000, LowestHealth: 0.4, PriorSuccesses: 1, PriorTries: 2);
    private static readonly string Hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Chosen, WireJson.Options))));

    public ToolChoice Choose(ChoiceToMake choice)
    {
        var beliefs = choice.Candidates.Select(tool => Belief.Of(tool, choice)).ToList();
        var open = beliefs.Where(belief => belief.Health >= Chosen.LowestHealth).ToList();
        open = open.Count == 0 ? beliefs : open; // when all are unwell, one of them is still better than none
        var fastest = open.Min(belief => belief.Milliseconds);
        var scores = open.ToDictionary(belief => belief.Tool.Name, belief => belief.Mean * (Chosen.ServiceMilliseconds + fastest) / (Chosen.ServiceMilliseconds + belief.Milliseconds));
        var probabilities = Probabilities(scores);
        var chosen = Draw(open, probabilities, choice.Seed);
        var stamp = new PolicyStamp(Id, Version, Hash, choice.Preferences?.Position ?? 0, choice.Seed);
        return new(chosen.Tool, probabilities[chosen.Tool.Name], Reasoning(chosen, open, choice), [.. beliefs.Select(belief => Candidate(belief, scores, probabilities))], stamp);
    }

    private static Dictionary<string, double> Probabilities(Dictionary<string, double> scores)
    {
        var best = scores.Values.Max();
        var weights = scores.ToDictionary(entry => entry.Key, entry => Math.Exp((entry.Value - best) / Chosen.Temperature));
        var sum = weights.Values.Sum();
        return weights.ToDictionary(entry => entry.Key, entry => scores.Count == 1 ? 1 : Math.Round((1 - Chosen.Floor) * entry.Value / sum + Chosen.Floor / scores.Count, 6));
    }

    private static Belief Draw(List<Belief> open, Dictionary<string, double> probabilities, long seed)
    {
        var point = (double)((ulong)seed >> 11) / (1UL << 53);
        foreach (var belief in open)
        {
            point -= probabilities[belief.Tool.Name];
            if (point < 0)
            {
                return belief;
            }
        }

        return open[^1];
    }

    private static ToolCandidate Candidate(Belief belief, Dictionary<string, double> scores, Dictionary<string, double> probabilities) => new(
        belief.Tool.Name,
        belief.Tool.Version,
        Math.Round(scores.GetValueOrDefault(belief.Tool.Name), 6),
        Math.Round(belief.Mean, 6),
        belief.Tries,
        belief.Health,
        belief.Milliseconds,
        Cost: 0,
        probabilities.GetValueOrDefault(belief.Tool.Name),
        scores.ContainsKey(belief.Tool.Name) ? null : "breakerOpen");

    private static string Reasoning(Belief chosen, List<Belief> open, ChoiceToMake choice) => (open.Count, choice.Candidates.Count) switch
    {
        (1, 1) => $"{choice.Capability}: {chosen.Tool.Name}이(가) 등록된 유일한 도구입니다.",
        (1, _) => $"{choice.Capability}: 다른 도구는 최근 호출이 자주 실패해 {chosen.Tool.Name}만 남았습니다.",
        _ => $"{choice.Capability}: 후보 {open.Count}개 가운데 {chosen.Tool.Name}을(를) 골랐습니다. 기대 품질 {chosen.Mean:0.00}, 이 유형의 관측 {chosen.Tries}회.",
    };

    private sealed record Parameters(double Floor, double Temperature, double ServiceMilliseconds, double LowestHealth, double PriorSuccesses, double PriorTries);

    private sealed record Belief(ToolDescriptor Tool, double Mean, int Tries, double Health, double Milliseconds)
    {
        public static Belief Of(ToolDescriptor tool, ChoiceToMake choice)
        {
            var learned = (choice.Preferences?.Preferences ?? []).Where(known => known.Tool == tool.Name && known.Capability == choice.Capability).ToList();
            var here = learned.Find(known => known.QueryType == choice.Context.QueryType);
            var tries = here?.Tries ?? 0;
            var mean = (Chosen.PriorSuccesses + (here?.MeanQuality ?? 0) * tries) / (Chosen.PriorTries + tries);
            var milliseconds = here is { Tries: > 0 } ? here.MeanMilliseconds : Expected(tool.Latency);
            return new(tool, mean, tries, learned.Count == 0 ? 1 : learned.Min(known => known.Health), milliseconds);
        }

        private static double Expected(LatencyClass latency) => latency switch
        {
            LatencyClass.Instant => 50,
            LatencyClass.Seconds => 3_000,
            LatencyClass.Minutes => 60_000,
            _ => throw new ArgumentOutOfRangeException(nameof(latency), latency, null),
        };
    }
}
