using System.Globalization;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>The id of a tool call follows from what it means, so the same call made twice has the same id.</summary>
public static class ToolCallIds
{
    public static Guid Of(Guid executionId, string stepId, int attempt, string tool, JsonElement arguments) =>
        DerivedId.From(
            executionId.ToString(), stepId, attempt.ToString(CultureInfo.InvariantCulture), tool, CanonicalJson.Of(arguments));

    /// <summary>Names what the call does in the world, whichever attempt makes it: an effect is made once for all of them.</summary>
    public static Guid EffectOf(Guid executionId, string stepId, string tool, JsonElement arguments) =>
        DerivedId.From("effect", executionId.ToString(), stepId, tool, CanonicalJson.Of(arguments));

    /// <summary>Whether two calls ask the same of the same tool.</summary>
    public static bool MeanTheSame(PlannedCall planned, CallResult made) =>
        planned.Tool == made.Tool && CanonicalJson.Of(planned.Arguments) == CanonicalJson.Of(made.Arguments);

    public static bool MeanTheSame(PlannedCall planned, PlannedCall other) =>
        planned.Tool == other.Tool && CanonicalJson.Of(planned.Arguments) == CanonicalJson.Of(other.Arguments);

    /// <summary>What a call means together with what it reads: equal meaning can be answered with an equal result.</summary>
    public static Guid Meaning(string tool, JsonElement arguments, IEnumerable<CallResult> inputs) => DerivedId.From(
        [tool, CanonicalJson.Of(arguments), .. inputs
            .Where(input => input.IsUsable())
            .Select(input => $"{input.Tool} {CanonicalJson.Of(input.Arguments)} {input.Gives} {CanonicalJson.Of(input.Result!.Value)}")
            .Order(StringComparer.Ordinal)]);
}
