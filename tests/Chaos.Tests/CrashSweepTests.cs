using Holmes.Chaos.Load;
using Holmes.Chaos.Sweep;
using Holmes.Testing;
using Xunit;

namespace Holmes.Chaos.Tests;

/// <summary>Death at every point, inside this process: see <see cref="MortalHost"/> for what dies.</summary>
public sealed class CrashSweepTests(PostgresServer postgres, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Wherever_the_process_dies_the_next_one_comes_to_the_same_answer()
    {
        var sweep = new CrashSweep(await postgres.NewDatabaseAsync(), [.. Scenario.Plain, .. Scenario.Scripted], output.WriteLine);

        var report = await sweep.RunAsync(TestContext.Current.CancellationToken);

        output.WriteLine($"{report}");
        Assert.Empty(report.Violations.Select(violation => $"{violation.Rule} {violation.ExecutionId} {violation.What}"));
        Assert.Empty(report.Missed);
        Assert.True(report.Points > 200, $"Only {report.Points} points.");
        Assert.True(report.Effects > 0, "No execution had an effect.");
    }
}
