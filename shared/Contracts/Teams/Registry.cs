using System.Text.Json;
using System.Text.Json.Serialization;
using MassTransit;

namespace Holmes.Contracts.Teams;

/// <summary>A team announces its tools: when it starts, when asked, and now and then.</summary>
[MessageUrn("holmes:register-tools:v1"), EntityName("holmes.register-tools.v1")]
public sealed record RegisterTools(string Team, IReadOnlyList<ToolDescriptor> Tools);

/// <summary>Asks every team to announce its tools again; sent by an orchestrator that has just started.</summary>
[MessageUrn("holmes:request-tools:v1"), EntityName("holmes.request-tools.v1")]
public sealed record RequestTools(Guid RequestId);

/// <summary>What the orchestrator may know of a tool.</summary>
/// <param name="Capability">What it is for. Tools of one capability are alternatives to each other.</param>
/// <param name="Needs">Result shapes it reads when other steps provide them.</param>
/// <param name="Gives">The shape of its result.</param>
/// <param name="Latency">How long it may take. An attempt has 30 seconds; with a tool of minutes five minutes.</param>
/// <param name="FreshnessSeconds">How long a result may be shared; 0 for never.</param>
/// <param name="ConcurrencyLimit">Calls at once, over all executions and instances; 0 for no limit.</param>
/// <param name="ArgumentsSchema">JSON Schema of its arguments.</param>
/// <param name="NeedsApproval">A person is asked before it runs.</param>
/// <param name="Keywords">Words of a question that call for it, for a capability that Holmes does not know itself.</param>
public sealed record ToolDescriptor(
    string Name,
    string Team,
    string Capability,
    string Description,
    string Version,
    IReadOnlyList<string> Needs,
    string Gives,
    CostClass Cost,
    LatencyClass Latency,
    EffectClass Effect,
    int FreshnessSeconds,
    int ConcurrencyLimit,
    JsonElement ArgumentsSchema,
    bool NeedsApproval = false,
    IReadOnlyList<string>? Keywords = null);

[JsonConverter(typeof(JsonStringEnumConverter<CostClass>))]
public enum CostClass
{
    [JsonStringEnumMemberName("free")] Free,
    [JsonStringEnumMemberName("low")] Low,
    [JsonStringEnumMemberName("high")] High,
}

[JsonConverter(typeof(JsonStringEnumConverter<LatencyClass>))]
public enum LatencyClass
{
    [JsonStringEnumMemberName("instant")] Instant,
    [JsonStringEnumMemberName("seconds")] Seconds,
    [JsonStringEnumMemberName("minutes")] Minutes,
}

/// <summary>What happens when a call is made twice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectClass>))]
public enum EffectClass
{
    /// <summary>It only reads: retry.</summary>
    [JsonStringEnumMemberName("readOnly")] ReadOnly,

    /// <summary>It honours an idempotency key: retry with the same key.</summary>
    [JsonStringEnumMemberName("idempotent")] Idempotent,

    /// <summary>Its state can be asked for by key: ask, then record or retry.</summary>
    [JsonStringEnumMemberName("queryable")] Queryable,

    /// <summary>Neither: after a crash in between, a person decides.</summary>
    [JsonStringEnumMemberName("once")] Once,
}
