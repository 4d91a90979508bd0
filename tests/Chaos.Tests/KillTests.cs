using Holmes.Chaos.Sweep;
using Holmes.LocalServers;
using Xunit;

namespace Holmes.Chaos.Tests;

/// <summary>Real processes and a real SIGKILL, at a few points of those that the sweep takes inside this process.</summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 3;
    private readonly string folder = Directory.CreateTempSubdirectory("holmes-kills-").FullName;

    [Fact]
    public async Task A_process_that_kills_itself_at_a_point_leaves_nothing_undone_and_nothing_done_twice()
    {
        await using var postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), output.WriteLine, TestContext.Current.CancellationToken);

        var report = await new KillSample(postgres, folder, Kills, seed: 16, output.WriteLine).RunAsync(TestContext.Current.CancellationToken);

        Assert.Empty(report.Violations.Select(violation => $"{violation.Rule} {violation.ExecutionId} {violation.What}"));
        Assert.True(report.Killed >= 2, $"Only {report.Killed} of {report.Tried} processes died: {string.Join(' ', report.At)}.");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"));
        Directory.Delete(folder, recursive: true);
    }
}
