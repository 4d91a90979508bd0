using Xunit;

namespace Holmes.Memory.Tests;

/// <summary>Waits for a condition, and says what it saw when the condition does not come.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<T> Sees<T>(Func<Task<T>> look, Func<T, bool> wanted)
    {
        var clock = TimeProvider.System;
        var (started, seen) = (clock.GetTimestamp(), await look());
        while (!wanted(seen))
        {
            Assert.True(clock.GetElapsedTime(started) < Limit, $"Not in {Limit}; last seen: {System.Text.Json.JsonSerializer.Serialize(seen, Contracts.WireJson.Options)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
            seen = await look();
        }

        return seen;
    }
}
