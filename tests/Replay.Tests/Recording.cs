using System.Text.Json.Nodes;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Learning.Policies;
using Holmes.Replay.Decisions;
using Holmes.Replay.Log;
using Holmes.Replay.Reports;
using Xunit;

namespace Holmes.Replay.Tests;

/// <summary>An export of a log that a real installation has written.</summary>
public sealed class Recording : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("holmes-recording-").FullName;

    public string File => Path.Combine(folder, "log.jsonl");

    internal static IReadOnlyList<ToolDescriptor> Own { get; } = Registry.OfThisBuild();

    /// <summary>The other market tool, as a registry lists it.</summary>
    internal static ToolDescriptor Elsewhere { get; } = Own.Single(tool => tool.Name == ToolNames.MarketData) with { Name = AlternativeTool.Name };

    public IReadOnlyList<JsonNode> Lines() => [.. System.IO.File.ReadLines(File).Select(line => JsonNode.Parse(line)!)];

    internal Task<ReplayReport> ReplayAsync(
        IReadOnlyList<ToolDescriptor>? own = null, Policy? policy = null, bool described = true, string? file = null, params Guid[] ids) => ReplayCommand.ReplayAsync(
        file ?? File, new Selection(ids, null, null), new Registry(own ?? Own, described ? [Elsewhere] : null), policy, TestContext.Current.CancellationToken);

    /// <summary>The same log, changed: as if another build had written it.</summary>
    public string Changed(Func<JsonNode, JsonNode?> change)
    {
        var changed = Path.Combine(folder, $"{Guid.CreateVersion7():N}.jsonl");
        System.IO.File.WriteAllLines(changed, Lines().Select(change).OfType<JsonNode>().Select(line => line.ToJsonString()));
        return changed;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

internal static class Events
{
    public static string TypeOf(this JsonNode line) => ((string)line["type"]!)["holmes.".Length..^".v1".Length];

    public static Guid SubjectOf(this JsonNode line) => (Guid)line["subject"]!;

    public static IEnumerable<JsonNode> Of(this IEnumerable<JsonNode> lines, string type) => lines.Where(line => line.TypeOf() == type);

    public static string Shown(this ReplayReport report) => ReportText.Of(report);
}
