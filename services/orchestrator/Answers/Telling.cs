using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>A usable call and what it says.</summary>
/// <param name="IsAsked">The question asks for just this.</param>
public sealed record Telling(CallResult Call, Rendering Rendering, bool IsSample, bool IsAsked = false)
{
    /// <summary>Every usable call once: what the question asks for first, in its order, then what matters to such questions.</summary>
    public static IReadOnlyList<Telling> Of(ComposeAnswer command, Tongue tongue)
    {
        var query = command.Query ?? "";
        var intent = command.Intent?.Type ?? IntentType.Unclear;
        var focus = Focus.Of(query, intent);
        var entities = command.Entities.OrNone();
        return [.. command.Steps.OrNone().SelectMany(step => step.Calls.OrNone())
            .Where(IsUsable)
            .DistinctBy(call => call.ToolCallId)
            .OrderBy(call => Relevance.Rank(intent, focus, call.Gives))
            .Select(call => Tell(call, new Asked(query, tongue, call.Arguments, entities, Widening.Of(call, entities, tongue), call.Quality), focus))];
    }

    public static bool IsUsable(CallResult call) =>
        call.Outcome is Outcome.Ok or Outcome.Degraded
        && call.Result is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) };

    /// <summary>Whether it is about a home that nobody named, with an example's price.</summary>
    public bool IsExample =>
        Call.Gives == Gives.LoanSimulation
        && Call.Result is { ValueKind: JsonValueKind.Object } result
        && result.TryGetProperty("priceBasis", out var basis)
        && basis.ValueKind == JsonValueKind.String
        && basis.GetString()!.Contains("가정", StringComparison.Ordinal);

    private static Telling Tell(CallResult call, Asked asked, IReadOnlyList<string> focus)
    {
        var rendering = Renderers.Render(call, call.Result!.Value, asked);
        return new(
            call,
            asked.Widened is { } widened && rendering.Headlines.Count > 0
                ? rendering with { Headlines = [$"{widened} {rendering.Headlines[0]}", .. rendering.Headlines.Skip(1)] }
                : rendering,
            SampleMark.IsOn(call),
            call.Gives is { } gives && focus.Contains(gives));
    }
}
