using System.Text.Json;

namespace Holmes.Replay.Log;

/// <summary>Reads an export line by line; one line is in memory at a time.</summary>
internal static class LogFile
{
    /// <exception cref="UnreadableLogException">It says which line, and why.</exception>
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
            throw new UnreadableLogException($"{file}:{number}: {problem.Message}");
        }
        catch (IOException problem)
        {
            throw new UnreadableLogException($"The log cannot be read: {problem.Message}");
        }
    }
}

internal sealed class UnreadableLogException(string message) : Exception(message);
