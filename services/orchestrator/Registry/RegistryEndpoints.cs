using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Orchestrator.Registry;

/// <summary>The registry over HTTP: every tool, and what was learned of it.</summary>
public static class RegistryEndpoints
{
    public static void MapRegistry(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/tools", List).WithTags("Tools").WithName("ListTools");

    private static Ok<ToolList> List(ToolRegistry registry, LearnedPreferences learned)
    {
        var preferences = learned.Latest?.Preferences ?? [];
        return TypedResults.Ok(new ToolList(
            learned.Latest?.Position ?? 0,
            [.. registry.Tools.Select(tool => new ToolRow(tool, [.. preferences.Where(one => one.Tool == tool.Name)]))]));
    }
}

/// <param name="LearnedPosition">Position in the log up to which the statistics were learned.</param>
public sealed record ToolList(long LearnedPosition, IReadOnlyList<ToolRow> Tools);

public sealed record ToolRow(ToolDescriptor Tool, IReadOnlyList<ToolPreference> Learned);
