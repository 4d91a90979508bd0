using System.Text.Json;
using System.Text.Json.Schema;
using Holmes.Contracts;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

public static class Describe
{
    /// <summary>Describes a tool; the schema of its arguments is that of <typeparamref name="TArguments"/>.</summary>
    public static ToolDescriptor Tool<TArguments>(
        string name,
        string team,
        string capability,
        string gives,
        string description,
        string version = "1.0",
        IReadOnlyList<string>? needs = null,
        EffectClass effect = EffectClass.ReadOnly,
        LatencyClass latency = LatencyClass.Instant,
        CostClass cost = CostClass.Free,
        int freshnessSeconds = 300,
        int concurrencyLimit = 0,
        bool needsApproval = false) =>
        new(name, team, capability, description, version, needs ?? [], gives, cost, latency, effect, freshnessSeconds,
            concurrencyLimit, Schema<TArguments>(), needsApproval);

    private static JsonElement Schema<TArguments>() =>
        JsonSerializer.SerializeToElement(WireJson.Options.GetJsonSchemaAsNode(typeof(TArguments)));
}
