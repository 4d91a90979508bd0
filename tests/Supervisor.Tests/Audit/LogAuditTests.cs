using Holmes.Supervisor.Executions.Audit;
using Xunit;

namespace Holmes.Supervisor.Tests.Audit;

public sealed class LogAuditTests(SupervisorFixture fixture) : IClassFixture<SupervisorFixture>
{
    private const string Finished = "0.1.0/parallel";
    private const string Running = "0.1.0/in-progress";

    private readonly SupervisorHost host = fixture.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What is done to the log, to which execution, and by which rule it is found at which version.</summary>
    public static TheoryData<string, string, string, long?> Plants => new()
    {
        { Finished, "delete from supervisor.mt_events where stream_id = @id and version = 5", "contiguous", 6 },
        { Finished, "delete from supervisor.mt_events where stream_id = @id and version = 33", "contiguous", 32 },
        { Running, "update supervisor.mt_streams set version = 99 where id = @id", "contiguous", 21 },
        { Running, Again(1), "oneStart", 22 },
        { Finished, Again(33), "oneEnd", 34 },
        { Finished, Again(2), "nothingAfterEnd", 34 },
        { Finished, Set("step_started", "{attempt}", "7"), "legal", null },
        { Finished, Set("orchestration_completed", "{round}", "4"), "legal", null },
        { Finished, "update supervisor.mt_events set type = 'step_vanished' where stream_id = @id and version = 9", "readable", 9 },
        { Finished, "update supervisor.mt_events set data = data - 'query' where stream_id = @id and version = 1", "readable", 1 },
        { Finished, "update supervisor.mt_events set id = gen_random_uuid() where stream_id = @id and version = 4", "eventId", 4 },
        { Finished, SameForAllCalls("{call,toolCallId}", "'\"7b1f6c1e-0000-8000-8000-000000000001\"'"), "oneCallId", null },
        { Finished, SameForAllCalls("{call,decisionId}", "'\"7b1f6c1e-0000-8000-8000-000000000001\"'"), "decided", null },
        { Finished, Set("tool_selected", "{decision,propensity}", "0"), "propensity", null },
        { Finished, "delete from supervisor.mt_events where stream_id = @id and type = 'tool_selected'", "decided", null },
        {
            Running, "update supervisor.mt_doc_executionsummary set data = jsonb_set(data, '{status}', '\"completed\"') where id = @id",
            "summary", null
        },
        { Finished, "update supervisor.mt_doc_executionsummary set data = jsonb_set(data, '{answer}', '\"다른 답\"') where id = @id", "summary", null },
        { Finished, "delete from supervisor.mt_doc_executionsummary where id = @id", "summary", null },
        { Running, "delete from supervisor.open_executions where id = @id", "alive", 21 },
        { Finished, "insert into supervisor.open_executions (id, check_at) values (@id, now())", "alive", null },
        { Running, "select supervisor.mt_archive_stream(@id)", "archived", null },
    };

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task What_cannot_be_is_found_and_named(string stream, string sql, string rule, long? version)
    {
        var other = await host.SaveAsync("0.1.0/sequential", Cancellation);
        var id = await host.SaveAsync(stream, Cancellation);
        Assert.DoesNotContain((await LogAudit.RunAsync(host.Database, since: null, Cancellation)).Violations, found => found.ExecutionId == id);

        Assert.NotEqual(0, await host.RunAsync(sql, Cancellation, ("id", id)));
        var report = await LogAudit.RunAsync(host.Database, since: null, Cancellation);

        Assert.False(report.Holds);
        Assert.Contains(report.Violations, found => found.Rule == rule && found.ExecutionId == id && (version is null || found.Version == version));
        Assert.DoesNotContain(report.Violations, found => found.ExecutionId == other);
        Assert.Contains($"VIOLATION {rule,-16} {id}", report.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oneEffect", true)]
    [InlineData("oneCall", false)]
    public async Task The_same_call_done_twice_is_found_in_a_step_and_across_steps(string rule, bool sameStep)
    {
        var id = await host.SaveAsync(Finished, Cancellation);

        await host.RunAsync(
            $$"""
            with calls as (select version, data from supervisor.mt_events where stream_id = @id and type = 'tool_completed' and data #>> '{call,outcome}' = 'ok'),
                 pair as (select one.data as first, min(other.version) as version from calls one join calls other
                          on other.version > one.version and (one.data ->> 'stepId' = other.data ->> 'stepId') = {{sameStep}}
                          group by one.data limit 1)
            update supervisor.mt_events e
            set data = jsonb_set(jsonb_set(e.data, '{call,tool}', pair.first #> '{call,tool}'),
                                 '{call,arguments}', pair.first #> '{call,arguments}')
            from pair where e.stream_id = @id and e.version = pair.version
            """,
            Cancellation, ("id", id));
        var report = await LogAudit.RunAsync(host.Database, since: null, Cancellation);

        Assert.Contains(report.Violations, found => found.Rule == rule && found.ExecutionId == id);
    }

    [Fact]
    public async Task Only_what_began_since_is_looked_at()
    {
        await host.SaveAsync(Finished, Cancellation);

        var report = await LogAudit.RunAsync(host.Database, TimeProvider.System.GetUtcNow().AddHours(1), Cancellation);

        Assert.True(report is { Events: 0, Holds: true });
    }

    /// <summary>An event that stands in the stream already, once more at its end.</summary>
    private static string Again(int version) => $"""
        insert into supervisor.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, is_archived)
        select nextval('supervisor.mt_events_sequence'), gen_random_uuid(), stream_id,
            (select max(version) + 1 from supervisor.mt_events where stream_id = @id), data, type, timestamp, mt_dotnet_type, is_archived
        from supervisor.mt_events where stream_id = @id and version = {version}
        """;

    private static string Set(string type, string field, string value) => $"""
        update supervisor.mt_events e set data = jsonb_set(data, '{field}', '{value}') where stream_id = @id and version =
            (select min(version) from supervisor.mt_events where stream_id = @id and type = '{type}')
        """;

    private static string SameForAllCalls(string field, string value) =>
        $"update supervisor.mt_events set data = jsonb_set(data, '{field}', {value}) where stream_id = @id and type = 'tool_completed'";
}
