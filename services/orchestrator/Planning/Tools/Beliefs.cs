using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Learning.Policies;

namespace Holmes.Orchestrator.Planning.Tools;

/// <summary>What memory told, as policies read it. With nothing told, the default policy knows nothing.</summary>
internal sealed class Beliefs(Learned? learned, long position)
{
    public Policy Policy { get; } = learned is null ? Policy.Hdt : Policy.Read(JsonSerializer.Serialize(learned.Policy, WireJson.Options));

    public PolicyStamp Stamp(long seed) => new(Policy.Id, Policy.Version, Policy.ParametersHash(), position, seed);

    /// <param name="now">When it is decided: an unwell tool that was left alone long enough has its turn again.</param>
    public Evidence See(string kind, string name, string context, string arm, string? userId, DateTimeOffset now, double latencyIfUnknown)
    {
        var belief = learned?.Domains.FirstOrDefault(domain => domain.Kind == kind && domain.Name == name)?.Arms.FirstOrDefault(one => one.Arm == arm);
        if (belief is null)
        {
            return new() { Prior = 0.5, Health = 1, Milliseconds = latencyIfUnknown, Average = 0.5, AverageHere = 0.5 };
        }

        var here = belief.Contexts.FirstOrDefault(one => one.Context == context);
        return new()
        {
            Prior = (1 + belief.Successes) / (2 + belief.Successes + belief.Failures),
            Successes = here?.Successes ?? 0,
            Failures = here?.Failures ?? 0,
            UserShift = belief.Users?.FirstOrDefault(user => user.UserId == userId)?.Shift ?? 0,
            Health = belief.Health,
            Rested = belief.LastAt > 0 && now.ToUnixTimeMilliseconds() - belief.LastAt >= Policy.Parameters.RestSeconds * 1000,
            Milliseconds = here is { Milliseconds: > 0 } ? here.Milliseconds : belief.Milliseconds > 0 ? belief.Milliseconds : latencyIfUnknown,
            Tries = here?.Tries ?? 0,
            Quality = here?.Quality ?? 0,
            RecentTries = here?.RecentTries ?? 0,
            RecentQuality = here?.RecentQuality ?? 0,
            WindowTries = here?.WindowTries ?? 0,
            WindowQuality = here?.WindowQuality ?? 0,
            Average = belief.Average,
            AverageHere = here?.Average ?? 0.5,
        };
    }

    /// <summary>Scores and probabilities to six digits, as they are drawn from and logged.</summary>
    public (double[] Scores, double[] Probabilities) Weigh(IReadOnlyList<Evidence> candidates)
    {
        var (scores, probabilities) = (new double[candidates.Count], new double[candidates.Count]);
        Policy.Choice().Weigh([.. candidates], scores, probabilities);
        Drawing.Round(probabilities);
        return (scores, probabilities);
    }
}
