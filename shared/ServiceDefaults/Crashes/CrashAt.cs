using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Holmes.ServiceDefaults.Crashes;

/// <summary>Kills the process, as <c>kill -9</c> does, the n-th time it passes a point: <c>Holmes:CrashAt=report-step.consumed:3</c>.</summary>
internal sealed class CrashAt(string point, int passage) : ICrashPoint
{
    private const string Key = "Holmes:CrashAt";

    private int passed;

    /// <summary>Null unless configured, which only tests do.</summary>
    public static CrashAt? Of(IConfiguration configuration)
    {
        if (configuration[Key] is not { Length: > 0 } value)
        {
            return null;
        }

        var parts = value.Split(':');
        return parts.Length == 2 && int.TryParse(parts[1], out var passage) && passage > 0
            ? new(parts[0], passage)
            : throw new InvalidOperationException($"Configuration '{Key}' is '{value}'. Write point:n, such as report-step.consumed:3.");
    }

    public Task PassAsync(string point, Guid? executionId)
    {
        if (!IsHere(point) || Interlocked.Increment(ref passed) != passage)
        {
            return Task.CompletedTask;
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
        return Task.Delay(Timeout.Infinite); // what little is left of this process does nothing more
    }

    private bool IsHere(string passing) => passing == point;
}
