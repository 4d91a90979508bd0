using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>Takes a result that was made elsewhere: what does not have the promised shape is not passed on.</summary>
public static class ForeignResult
{
    /// <summary>A result goes into the log and into every reader's memory.</summary>
    private const int LargestResult = 256 * 1024;

    public static ToolResult Of(ToolDescriptor tool, JsonElement result, double quality, IReadOnlyList<SourceReference> sources, string? note = null)
    {
        if (IsNothing(result))
        {
            return ToolResult.Empty(note ?? $"{tool.Name}: no result.");
        }

        if (result.GetRawText().Length > LargestResult)
        {
            return Malformed($"{tool.Name} gave more than {LargestResult / 1024} KiB.");
        }

        return ResultShapes.Problem(tool, result) is { } problem
            ? Malformed(problem)
            : new ToolResult(Outcome.Ok, quality, result, sources, Note: note);
    }

    private static ToolResult Malformed(string message) => ToolResult.Failed(new Failure(FailureClass.MalformedOutput, message));

    private static bool IsNothing(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(result.GetString()),
        JsonValueKind.Array => result.GetArrayLength() == 0,
        JsonValueKind.Object => !result.EnumerateObject().Any(),
        _ => false,
    };
}
