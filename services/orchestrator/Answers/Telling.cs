using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Answers;

/// <summary>A usable call and what it says.</summary>
public sealed record Telling(CallResult Call, Rendering Rendering, bool IsSample)
{
    /// <summary>Every usable call once, the most relevant to the question first.</summary>
    public static IReadOnlyList<Telling> Of(IReadOnlyList<StepResult> steps, IntentType intent, string query, Tongue tongue) =>
        [.. steps.SelectMany(step => step.Calls.OrNone())
            .Where(IsUsable)
            .DistinctBy(call => call.ToolCallId)
            .OrderBy(call => Relevance.Rank(intent, call.Gives))
            .Select(call => Tell(call, new Asked(query, tongue, call.Arguments)))];

    public static bool IsUsable(CallResult call) =>
        call.Outcome is Outcome.Ok or Outcome.Degraded
        && call.Result is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) };

    private static Telling Tell(CallResult call, Asked asked) =>
        new(call, Renderers.Render(call, call.Result!.Value, asked), SampleMark.IsOn(call));
}
