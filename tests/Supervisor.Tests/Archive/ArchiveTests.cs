using Holmes.Supervisor.Archive;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Audit;
using Holmes.Supervisor.Tests.Audit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Holmes.Supervisor.Tests.Archive;

public sealed class ArchiveTests(SupervisorFixture fixture) : IClassFixture<SupervisorFixture>
{
    private readonly SupervisorHost host = fixture.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_over_moves_away_and_is_read_and_decided_on_as_before()
    {
        var (over, open) = (await host.SaveAsync("0.1.0/parallel", Cancellation), await host.SaveAsync("0.1.0/in-progress", Cancellation));
        var before = await FactsAsync(over);

        await Archivist(archiveAfter: TimeSpan.Zero).WorkAsync(Cancellation);

        Assert.Equal(0, await CountAsync("supervisor.mt_events_default", over));
        Assert.Equal(before.Count, await CountAsync("supervisor.mt_events_archived", over));
        Assert.NotEqual(0, await CountAsync("supervisor.mt_events_default", open));
        Assert.Equal(before.Select(fact => (fact.Id, fact.Version, fact.At)), (await FactsAsync(over)).Select(fact => (fact.Id, fact.Version, fact.At)));
        var late = await host.Log.CommitAsync(over, (state, _) => ExecutionDecider.Decide(state, new Contracts.Executions.CancelExecution(over)), null, Cancellation);
        Assert.True(late is { Facts.Count: 0, After.IsOver: true });
        Assert.DoesNotContain((await LogAudit.RunAsync(host.Database, null, Cancellation)).Violations, found => found.ExecutionId == over || found.ExecutionId == open);
    }

    [Fact]
    public async Task A_start_that_comes_again_after_archiving_starts_nothing()
    {
        var over = await host.SaveAsync("0.1.0/irrelevant", Cancellation);
        await Archivist(archiveAfter: TimeSpan.Zero).WorkAsync(Cancellation);

        var again = await host.Log.CommitAsync(
            over, (state, now) => ExecutionDecider.Decide(state, Executions.Given.Accept() with { ExecutionId = over }, now), null, Cancellation);

        Assert.Empty(again.Facts);
    }

    [Fact]
    public async Task Only_what_has_been_over_for_long_enough_is_archived()
    {
        var over = await host.SaveAsync("0.1.0/rejected", Cancellation);

        await Archivist(archiveAfter: TimeSpan.FromHours(1)).WorkAsync(Cancellation);

        Assert.Equal(0, await CountAsync("supervisor.mt_events_archived", over));
    }

    [Fact]
    public async Task While_one_instance_archives_another_leaves_it_alone()
    {
        var over = await host.SaveAsync("0.1.0/failed", Cancellation);
        var finished = new FinishedExecutions(host.Database);
        await using var connection = await host.Database.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var hold = new NpgsqlCommand($"select pg_advisory_xact_lock({FinishedExecutions.Lease})", connection);
        await hold.ExecuteNonQueryAsync(Cancellation);

        Assert.Null(await finished.ArchiveAsync(TimeProvider.System.GetUtcNow(), DateTimeOffset.UnixEpoch, Cancellation));
        Assert.Null(await finished.DeleteAsync(TimeProvider.System.GetUtcNow(), Cancellation));
        Assert.Equal(0, await CountAsync("supervisor.mt_events_archived", over));
    }

    [Fact]
    public async Task What_is_kept_no_longer_is_gone_for_good_archived_or_not()
    {
        await using var own = await SupervisorHost.StartAsync(await fixture.NewDatabaseAsync(), Cancellation);
        var (archived, over, open) = (
            await own.SaveAsync("0.1.0/sequential", Cancellation), await own.SaveAsync("0.1.0/cancelled", Cancellation),
            await own.SaveAsync("0.1.0/left-paused", Cancellation));
        await own.RunAsync("select supervisor.mt_archive_stream(@id)", Cancellation, ("id", archived));

        await new Archivist(
            new FinishedExecutions(own.Database), new(TimeSpan.FromDays(7), TimeSpan.Zero, TimeSpan.FromHours(1)), TimeProvider.System,
            NullLogger<Archivist>.Instance).WorkAsync(Cancellation);

        var report = await LogAudit.RunAsync(own.Database, null, Cancellation);
        Assert.Equal((1, true), (report.Counts.Executions.Values.Sum(), report.Holds));
        foreach (var table in new[] { "mt_events", "mt_streams", "mt_streams_identity", "mt_doc_executionsummary" })
        {
            await using var left = own.Database.CreateCommand($"select count(*) from supervisor.{table} where {(table == "mt_events" ? "stream_id" : "id")} = any($1)");
            left.Parameters.AddWithValue(new[] { archived, over });
            Assert.Equal(0L, await left.ExecuteScalarAsync(Cancellation));
        }

        Assert.NotEmpty((await own.Log.CommitAsync(open, (state, now) => ExecutionDecider.Decide(state, new Contracts.Executions.ResumeExecution(open), now), null, Cancellation)).Facts);
    }

    private Archivist Archivist(TimeSpan archiveAfter) => new(
        new FinishedExecutions(host.Database), new(archiveAfter, DeleteAfter: null, TimeSpan.FromHours(1)), TimeProvider.System, NullLogger<Archivist>.Instance);

    private async Task<IReadOnlyList<StoredFact>> FactsAsync(Guid id)
    {
        await using var session = host.Store.QuerySession();
        return [.. (await session.ReadStreamAsync(id, Cancellation)).Select(ExecutionStreams.ToFact)];
    }

    private async Task<long> CountAsync(string table, Guid id)
    {
        await using var count = host.Database.CreateCommand($"select count(*) from {table} where stream_id = $1");
        count.Parameters.AddWithValue(id);
        return (long)(await count.ExecuteScalarAsync(Cancellation))!;
    }
}
