using Holmes.Chaos.Running;
using Holmes.LocalServers;
using Xunit;

namespace Holmes.Chaos.Tests;

/// <summary>Two minutes of harm under load, over a broker: the short form of <c>./holmes chaos</c>.</summary>
[Collection("whole machine")] // what this slows down, the sweep would take for stuck
public sealed class ChaosRunTests(ITestOutputHelper output)
{
    private const double Minutes = 2;
    private const int Seed = 7;

    [Fact]
    public async Task What_was_accepted_ends_rightly_whatever_is_done_to_processes_servers_and_messages()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-chaos-{Environment.ProcessId}");
        try
        {
            var report = await new ChaosRun(new(Minutes, Seed, Mode.Distributed, folder), output.WriteLine)
                .RunAsync(TestContext.Current.CancellationToken);

            output.WriteLine(report.Markdown());
            Assert.Empty(report.Verdict.Violations);
            Assert.NotEmpty(report.Faults);
            Assert.NotEqual(0, report.Verdict.Completed);
        }
        finally
        {
            await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"));
            Directory.Delete(folder, recursive: true);
        }
    }
}
