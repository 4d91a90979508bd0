using System.Diagnostics;
using Xunit;

namespace Holmes.WholeSystem;

internal static class Eventually
{
    /// <summary>Looks until it is so; when it does not become so, fails with what was seen last.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isSo, TimeSpan patience, Func<string> seen, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > patience)
            {
                Assert.Fail(seen());
            }

            await Task.Delay(100, cancellation);
        }
    }
}
