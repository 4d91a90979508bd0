using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>How a tool call ended, before it is reported.</summary>
/// <param name="Quality">0 to 1.</param>
/// <param name="Missing">What it could not do without, or had to replace by an example.</param>
public sealed record ToolResult(
    Outcome Outcome,
    double Quality,
    JsonElement? Result = null,
    IReadOnlyList<SourceReference>? Sources = null,
    IReadOnlyList<Assumption>? Assumptions = null,
    string? Note = null,
    Failure? Failure = null,
    IReadOnlyList<MissingValue>? Missing = null)
{
    /// <summary>Ok; or degraded, when something had to be assumed.</summary>
    public static ToolResult Of<T>(
        T result,
        IReadOnlyList<SourceReference> sources,
        IReadOnlyList<Assumption>? assumptions = null,
        double? quality = null,
        string? note = null)
    {
        var assumed = assumptions?.Count ?? 0;
        return new(
            assumed > 0 ? Outcome.Degraded : Outcome.Ok,
            quality ?? Math.Max(0.5, 1 - 0.1 * assumed),
            WireJson.ToElement(result),
            sources,
            assumptions,
            note);
    }

    /// <summary>It worked, and there is nothing.</summary>
    public static ToolResult Empty(string note) => new(Outcome.Empty, 0, Note: note);

    /// <summary>Not done because an input is missing; the note says which, in the language of the user.</summary>
    /// <param name="missing">What a person can say; without it nobody is asked.</param>
    public static ToolResult Skipped(string note, params MissingValue[] missing) =>
        new(Outcome.Skipped, 0, Note: note, Missing: missing.Length > 0 ? missing : null);

    public static ToolResult Failed(Failure failure) => new(Outcome.Failed, 0, Failure: failure);
}
