using System.Text.Json;
using Holmes.Supervisor.Executions;
using Holmes.Testing;

namespace Holmes.Supervisor.Tests.Audit;

/// <summary>Streams as released versions stored them, one file each: Releases/(version)/(name).jsonl.</summary>
internal static class SavedStreams
{
    private static readonly string Folder = Repository.PathOf("tests", "Supervisor.Tests", "Releases");

    /// <summary>0.1.0/parallel, …</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.jsonl", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^".jsonl".Length])
            .Order(StringComparer.Ordinal),
    ];

    public static string PathOf(string name, string ending) => Path.Combine(Folder, name + ending);

    public static IReadOnlyList<SavedEvent> Read(string name) =>
        [.. File.ReadLines(PathOf(name, ".jsonl")).Select(line => JsonSerializer.Deserialize<SavedEvent>(line, JsonSerializerOptions.Web)!)];
}

/// <summary>One line: what stood in the row.</summary>
internal sealed record SavedEvent(long Version, string Type, DateTimeOffset At, string? CausationId, JsonElement Data)
{
    public IStoredEvent Event => StoredEvents.Read(Type, System.Text.Encoding.UTF8.GetBytes(Data.GetRawText()))!;

    public StoredFact ToFact(Guid executionId) => new(executionId, Version, At, CausationId, Event);
}
