using Microsoft.Extensions.Configuration;

namespace Holmes.ServiceDefaults.Crashes;

/// <summary>Writes each point down as it is passed, a line each, so that it is known where a process can die: <c>Holmes:NotePoints=/tmp/points</c>.</summary>
internal sealed class PointNotes(string file) : ICrashPoint
{
    private const string Key = "Holmes:NotePoints";

    private static readonly SemaphoreSlim Writing = new(1); // the bus and each store have one of their own, on the same file

    /// <summary>Null unless configured, which only tests do.</summary>
    public static PointNotes? Of(IConfiguration configuration) => configuration[Key] is { Length: > 0 } file ? new(file) : null;

    public async Task PassAsync(string point, Guid? executionId)
    {
        await Writing.WaitAsync();
        try
        {
            await File.AppendAllTextAsync(file, point + "\n");
        }
        finally
        {
            Writing.Release();
        }
    }
}
