using System.Text.Json;

namespace Holmes.Replay.Log;

/// <summary>Reads an export line by line; one line is in memory at a time.</summary>
internal static class LogFile
{
    /// <exception cref="UnreadableException">It says which line, and why.</exception>
    public static async Task ReadAsync(string file, Action<LogLine> take, CancellationToken cancellation)
    {
        var number = 0;
        try
        {
            await foreach (var text in File.ReadLinesAsync(file, cancellation))
            {
                number++;
                if (text.Length > 0)
                {
                    using var line = JsonDocument.Parse(text);
                    take(LogLine.Read(line.RootElement));
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            throw new UnreadableException($"{file}:{number}: {problem.Message}");
        }
        catch (IOException problem)
        {
            throw new UnreadableException($"The log cannot be read: {problem.Message}");
        }
    }
}

/// <summary>The log, or another file it was given, is not what was expected.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
