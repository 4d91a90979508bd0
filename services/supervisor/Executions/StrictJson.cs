using System.Text.Json;
using System.Text.Json.Serialization;
using Holmes.Contracts;

namespace Holmes.Supervisor.Executions;

/// <summary>What people send by hand: a field nobody knows is a mistake they are told of.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options =
        new(WireJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static T Read<T>(JsonElement value) =>
        value.Deserialize<T>(Options) ?? throw new JsonException($"Expected a {typeof(T).Name}, found null.");
}
