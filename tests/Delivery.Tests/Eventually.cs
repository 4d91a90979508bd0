using System.Diagnostics;
using Xunit;

namespace Holmes.Delivery;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task TrueAsync(Func<Task<bool>> isSo, Func<string> seen)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > Patience)
            {
                Assert.Fail(seen());
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
