using System.Text.Json.Nodes;
using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Tests.Audit;
using Holmes.Testing;
using Xunit;

namespace Holmes.Supervisor.Tests.Releases;

/// <summary>How a version that changes an event reads what earlier ones stored: by the old name, rewritten on the way in.</summary>
public sealed class FormerEventTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly FormerEvent Stopped = new(
        "execution_stopped", typeof(ExecutionCancelled), stored => new JsonObject { ["reason"] = $"stopped: {(string?)stored["why"]}" });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_of_long_ago_is_read_as_the_event_of_today_and_todays_name_is_still_written()
    {
        await using var host = await SupervisorHost.StartAsync(await postgres.NewDatabaseAsync(), Cancellation, formers: [Stopped]);
        var (then, today) = (await host.SaveAsync("0.1.0/cancelled", Cancellation), await host.SaveAsync("0.1.0/cancelled", Cancellation));
        Assert.Equal(1, await host.RunAsync(
            """
            update supervisor.mt_events set type = 'execution_stopped', data = '{"why":"때가 아니라서"}'
            where stream_id = @id and type = 'execution_cancelled'
            """, Cancellation, ("id", then)));

        await using var session = host.Store.QuerySession();
        var read = (await session.ReadStreamAsync(then, Cancellation))[^1];
        Assert.Equal(new ExecutionCancelled("stopped: 때가 아니라서"), read.Data);
        var late = await host.Log.CommitAsync(then, (state, _) => ExecutionDecider.Decide(state, new CancelExecution(then)), null, Cancellation);
        Assert.Equal(ExecutionStatus.Cancelled, late.After.Status);
        Assert.Equal("execution_cancelled", (await session.ReadStreamAsync(today, Cancellation))[^1].EventTypeName);
    }
}
