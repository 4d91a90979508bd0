using System.Security.Cryptography;
using System.Text.Json;

namespace Holmes.Learning.Policies;

/// <summary>A policy with its name, so that a decision can say which one it was. Also the form of a policy file.</summary>
public sealed record Policy(string Id, string Version, PolicyParameters Parameters)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The ids a setting or a file can name.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["hdt", "ema", "ema-type", "ucb1", "d-ucb", "sw-ucb", "ts"];

    public static Policy Hdt { get; } = new("hdt", "1", new());

    /// <summary>The policy of that id with its own defaults, tuned on the simulator where it has any. The greedy ones have no floor, as their authors have them.</summary>
    public static Policy Named(string id) => id switch
    {
        "hdt" => Hdt,
        "ts" or "ema" or "ema-type" => new(id, "1", new(Floor: 0)),
        "ucb1" => new(id, "1", new(Floor: 0, Confidence: 0.5)),
        "d-ucb" => new(id, "1", new(Floor: 0, Confidence: 0.2, RecentKept: 0.995)),
        "sw-ucb" => new(id, "1", new(Floor: 0, Confidence: 0.3, Window: 800)),
        _ => throw new ArgumentException($"'{id}' is no policy; expected one of {string.Join(", ", Ids)}.", nameof(id)),
    };

    /// <summary>{"id": "hdt", "version": "2", "parameters": {…}}; parameters that are left out are those of HDT.</summary>
    public static Policy Read(string json)
    {
        var policy = JsonSerializer.Deserialize<Policy>(json, Json) ?? throw new JsonException("Expected a policy.");
        _ = policy.Choice();
        return policy.Checked();
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ParametersHash() =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Parameters, Json)));

    public IChoicePolicy Choice() => Id switch
    {
        "hdt" => new HdtPolicy(Parameters),
        "ts" => new ThompsonPolicy(Parameters),
        "ema" => GreedyPolicy.Average(Parameters),
        "ema-type" => GreedyPolicy.AverageHere(Parameters),
        "ucb1" => GreedyPolicy.Ucb1(Parameters),
        "d-ucb" => GreedyPolicy.DiscountedUcb(Parameters),
        "sw-ucb" => GreedyPolicy.WindowedUcb(Parameters),
        _ => throw new ArgumentException($"'{Id}' is no policy; expected one of {string.Join(", ", Ids)}."),
    };

    private Policy Checked()
    {
        var p = Parameters ?? throw new JsonException("'parameters' is missing.");
        var shares = new[] { p.Floor, p.Kept, p.KeptByOthers, p.KeptOverall, p.HealthKept, p.ProbeShare, p.RecentKept, p.LowestHealth, p.TechnicalWeight };
        return shares.All(share => share is >= 0 and <= 1) && p is { Sharpness: > 0, PriorWeight: > 0, ServiceMilliseconds: > 0, Floor: < 1, ProbeShare: <= 0.05, Window: >= 0 and <= 10_000 }
            ? this
            : throw new JsonException("A parameter is out of its range: shares lie between 0 and 1, sharpness, prior weight and service time above 0, the probe's share at most 0.05, the window at most 10,000.");
    }
}
