using Holmes.Chaos.Running;
using Holmes.LocalServers;
using Xunit;

namespace Holmes.Chaos.Tests;

/// <summary>Two minutes of what <c>./holmes chaos</c> does for twenty, always with the same seed.</summary>
public sealed class ChaosTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("holmes-chaos-").FullName;

    [Fact]
    public async Task Two_minutes_of_harm_lose_nothing_double_nothing_and_change_no_answer()
    {
        var run = new ChaosRun(new ChaosOptions(Minutes: 2, Seed: 7, Mode.Distributed, folder), output.WriteLine);

        var report = await run.RunAsync(TestContext.Current.CancellationToken);

        output.WriteLine(report.Markdown());
        Assert.Empty(report.Verdict.Violations.Select(violation => $"{violation.Rule} {violation.ExecutionId} {violation.What}"));
        Assert.NotEmpty(report.Faults);
        Assert.True(report.Verdict.Accepted > 20, $"Only {report.Verdict.Accepted} executions were accepted.");
        Assert.True(report.Effects > 0, "No execution had an effect.");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"));
        Directory.Delete(folder, recursive: true);
    }
}
