using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Supervisor.Executions;

/// <summary>The value of an <c>edit</c> decision on a plan: <c>{"skipSteps": ["s2"]}</c>.</summary>
public sealed record PlanEdit(IReadOnlyList<string> SkipSteps)
{
    public static PlanEdit Read(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } given)
        {
            return new([]);
        }

        return WireJson.Read<PlanEdit>(given);
    }
}
