using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Audit;
using Xunit;

namespace Holmes.Supervisor.Tests.Audit;

public sealed class HealthyLogTests(SupervisorFixture fixture) : IClassFixture<SupervisorFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_as_it_was_written_passes_archived_or_not_and_is_counted()
    {
        var host = fixture.Host;
        foreach (var name in SavedStreams.Names)
        {
            await host.SaveAsync(name, Cancellation);
        }

        await host.RunAsync("select supervisor.mt_archive_stream(id) from supervisor.mt_doc_executionsummary where data ->> 'endedAt' is not null", Cancellation);
        var report = await LogAudit.RunAsync(host.Database, since: null, Cancellation);

        Assert.Empty(report.Violations);
        Assert.Equal(SavedStreams.Names.Sum(name => SavedStreams.Read(name).Count), report.Events);
        Assert.Equal(SavedStreams.Names.Count, report.Counts.Executions.Values.Sum());
        Assert.True(report.Counts.Executions[ExecutionStatus.Completed] > 5);
        Assert.True(report.Counts is { Calls: > 20, Retries: > 0, Repairs: > 0, Recovered: > 0 });
    }
}
