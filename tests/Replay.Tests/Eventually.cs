using System.Diagnostics;
using Xunit;

namespace Holmes.Replay.Tests;

internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> holds, string what)
    {
        for (var patience = Stopwatch.StartNew(); !await holds(); await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), $"Not within two minutes: {what}.");
        }
    }
}
