using Holmes.Chaos.Load;
using Holmes.Chaos.Running;
using Holmes.Chaos.Sweep;
using Holmes.LocalServers;
using Holmes.Testing;
using Npgsql;
using Xunit;

namespace Holmes.Chaos.Tests;

/// <summary>Dies at every point of every kind of execution, and comes back to the same answer.</summary>
[Collection("whole machine")]
public sealed class SweepTests(PostgresServer server, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_death_at_any_point_changes_no_answer_and_repeats_no_effect()
    {
        var sweep = new CrashSweep(await DatabaseAsync(), [.. Scenario.Plain, .. Scenario.Scripted], output.WriteLine);

        var report = await sweep.RunAsync(TestContext.Current.CancellationToken);

        Assert.Empty(report.Violations);
        Assert.Empty(report.Missed);
        Assert.Equal(report.Points, report.Recovered);
    }

    [Fact]
    public Task A_process_that_is_killed_is_followed_by_one_that_goes_on() => SurviveAsync(Mode.Standalone, kills: 2);

    [Fact]
    public Task A_service_that_is_killed_while_the_others_live_on_is_followed_by_one_that_goes_on() => SurviveAsync(Mode.Distributed, kills: 2);

    private async Task SurviveAsync(Mode mode, int kills)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-kills-{mode}-{Environment.ProcessId}");
        try
        {
            var report = await new KillSample(mode, folder, kills, seed: 13, output.WriteLine).RunAsync(TestContext.Current.CancellationToken);

            Assert.Empty(report.Violations);
            Assert.InRange(report.Died.Count, kills - 1, kills); // a message that was sent twice in peace, by a reminder, may not be met
        }
        finally
        {
            await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"));
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> DatabaseAsync()
    {
        var database = await server.NewDatabaseAsync();
        Assert.SkipUnless(new NpgsqlConnectionStringBuilder(database).Host is "127.0.0.1" or "localhost", "The ways that are cut lead to this machine only.");
        return database;
    }
}
