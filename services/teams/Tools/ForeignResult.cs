using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>
/// Takes a result that was made elsewhere: what does not have the promised shape is not passed on. Where the tool has an
/// effect that has happened all the same, so the call is no failure: it would be made again.
/// </summary>
public static class ForeignResult
{
    /// <summary>A result goes into the log and into every reader's memory.</summary>
    private const int LargestResult = 256 * 1024;

    private const double Unreadable = 0.5;

    public static ToolResult Of(ToolDescriptor tool, JsonElement result, double quality, IReadOnlyList<SourceReference> sources, string? note = null)
    {
        if (IsNothing(result))
        {
            return ToolResult.Empty(note ?? $"{tool.Name}: no result.");
        }

        return Problem(tool, result) is not { } problem ? new ToolResult(Outcome.Ok, quality, result, sources, Note: note)
            : tool.Effect is EffectClass.ReadOnly ? ToolResult.Failed(new Failure(FailureClass.MalformedOutput, problem))
            : new ToolResult(Outcome.Degraded, Math.Min(quality, Unreadable), Sources: sources, Note: problem);
    }

    private static string? Problem(ToolDescriptor tool, JsonElement result)
    {
        var text = result.GetRawText();
        return text.Length > LargestResult ? $"{tool.Name} gave more than {LargestResult / 1024} KiB."
            : text.Contains("\\u0000", StringComparison.Ordinal) ? $"{tool.Name} gave the character U+0000, which cannot be stored."
            : ResultShapes.Problem(tool, result);
    }

    private static bool IsNothing(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(result.GetString()),
        JsonValueKind.Array => result.GetArrayLength() == 0,
        JsonValueKind.Object => !result.EnumerateObject().Any(),
        _ => false,
    };
}
