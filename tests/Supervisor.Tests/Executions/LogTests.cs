using Holmes.Contracts.Executions;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Executions;
using Holmes.Testing;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>The log against a real PostgreSQL.</summary>
public sealed class LogTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_decided_is_in_the_stream_with_its_cause_and_its_time()
    {
        await using var app = await StartAsync(await postgres.NewDatabaseAsync());
        var log = app.Services.GetRequiredService<ExecutionLog>();

        var committed = await log.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, Accept(), now), "cause-1", Cancellation);

        await using var session = app.Services.GetRequiredService<ISupervisorStore>().QuerySession();
        var stored = await session.Events.FetchStreamAsync(Id, token: Cancellation);
        Assert.Equal(committed.Facts.Select(fact => (fact.Id, fact.Version)), stored.Select(e => (e.Id, e.Version)));
        Assert.All(stored, e => Assert.Equal("cause-1", e.CausationId));
        Assert.All(stored, e => Assert.InRange((e.Timestamp - committed.Facts[0].At).Duration(), TimeSpan.Zero, TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task Many_commands_at_once_end_in_contiguous_streams()
    {
        await using var app = await StartAsync(await postgres.NewDatabaseAsync());
        var log = app.Services.GetRequiredService<ExecutionLog>();
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();

        // Each execution is started three times over and paused and resumed by whoever comes first.
        await Task.WhenAll(ids.SelectMany(id => Enumerable.Range(0, 3).SelectMany(_ => new[]
        {
            log.CommitAsync(id, (state, now) => ExecutionDecider.Decide(state, Accept() with { ExecutionId = id }, now), null, Cancellation),
            log.CommitAsync(id, (state, now) => ExecutionDecider.Decide(state, new PauseExecution(id), now), null, Cancellation),
            log.CommitAsync(id, (state, now) => ExecutionDecider.Decide(state, new ResumeExecution(id), now), null, Cancellation),
        })));

        await using var session = app.Services.GetRequiredService<ISupervisorStore>().QuerySession();
        foreach (var id in ids)
        {
            var stream = await session.Events.FetchStreamAsync(id, token: Cancellation);
            Assert.Equal(Enumerable.Range(1, stream.Count).Select(n => (long)n), stream.Select(e => e.Version));
            Assert.Single(stream, e => e.Data is ExecutionStarted);
        }
    }

    [Fact]
    public async Task Two_instances_on_one_execution_lose_nothing_and_decide_nothing_twice()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var one = await StartAsync(database);
        await using var two = await StartAsync(database);
        var logs = new[] { one, two }.Select(app => app.Services.GetRequiredService<ExecutionLog>()).ToArray();
        await logs[0].CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, Accept(), now), null, Cancellation);

        // Whoever pauses finds it running, whoever resumes finds it paused: in a legal history they alternate.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => logs[n % 2].CommitAsync(
            Id,
            (state, now) => n % 3 == 0
                ? ExecutionDecider.Decide(state, new PauseExecution(Id), now)
                : ExecutionDecider.Decide(state, new ResumeExecution(Id), now),
            null,
            Cancellation)));

        await using var session = one.Services.GetRequiredService<ISupervisorStore>().QuerySession();
        var stream = await session.Events.FetchStreamAsync(Id, token: Cancellation);
        Assert.Equal(2 + outcomes.Sum(outcome => outcome.Facts.Count), stream.Count);
        var turns = stream.Skip(2).Select(e => e.Data is ExecutionPaused).ToList();
        Assert.Equal(turns.Select((_, i) => i % 2 == 0), turns);
    }

    [Fact]
    public async Task Two_instances_that_begin_an_execution_at_once_begin_it_once_and_neither_fails()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var one = await StartAsync(database);
        await using var two = await StartAsync(database);
        var logs = new[] { one, two }.Select(app => app.Services.GetRequiredService<ExecutionLog>()).ToArray();

        for (var n = 0; n < 20; n++)
        {
            var id = Guid.CreateVersion7();
            var outcomes = await Task.WhenAll(logs.Select(log => log.CommitAsync(
                id, (state, now) => ExecutionDecider.Decide(state, Accept() with { ExecutionId = id }, now), null, Cancellation)));

            Assert.Single(outcomes, outcome => outcome.Facts.Count > 0);
        }
    }

    [Fact]
    public async Task An_instance_whose_memory_is_behind_neither_refuses_nor_leaves_out_what_is_right_by_now()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var one = await StartAsync(database);
        await using var two = await StartAsync(database);
        var (here, there) = (one.Services.GetRequiredService<ExecutionLog>(), two.Services.GetRequiredService<ExecutionLog>());
        await here.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, Accept(), now), null, Cancellation);
        await there.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, new PauseExecution(Id), now), null, Cancellation);

        // In the memory of the first it is not paused, and what asks for that would be refused.
        var asked = await here.CommitAsync(Id, (state, _) => state.IsPaused ? [] : throw new InvalidOperationException("It runs."), null, Cancellation);
        await there.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, new ResumeExecution(Id), now), null, Cancellation);
        // Now it is paused in the memory of the first, and there would be nothing to pause.
        var paused = await here.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, new PauseExecution(Id), now), null, Cancellation);

        Assert.True(asked.After.IsPaused);
        Assert.IsType<ExecutionPaused>(Assert.Single(paused.Facts).Data);
    }

    [Fact]
    public async Task A_command_that_cannot_be_decided_fails_alone()
    {
        await using var app = await StartAsync(await postgres.NewDatabaseAsync());
        var log = app.Services.GetRequiredService<ExecutionLog>();

        var bad = log.CommitAsync(Guid.CreateVersion7(), (_, _) => throw new InvalidOperationException("poison"), null, Cancellation);
        var good = log.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, Accept(), now), null, Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Equal(2, (await good).Facts.Count);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_refused_alone_and_says_why()
    {
        await using var app = await StartAsync(await postgres.NewDatabaseAsync());
        var log = app.Services.GetRequiredService<ExecutionLog>();
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();

        var bad = log.CommitAsync(
            Id, (state, now) => ExecutionDecider.Decide(state, Accept() with { Query = "강남\0구" }, now), null, Cancellation);
        var good = ids.Select(id => log.CommitAsync(
            id, (state, now) => ExecutionDecider.Decide(state, Accept() with { ExecutionId = id }, now), null, Cancellation));

        Assert.All(await Task.WhenAll(good), one => Assert.NotEmpty(one.Facts));
        Assert.Contains("U+0000", (await Assert.ThrowsAsync<System.ComponentModel.DataAnnotations.ValidationException>(() => bad)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_that_starts_knows_what_no_message_will_tell_again()
    {
        await using var app = await StartAsync(await postgres.NewDatabaseAsync());
        var (log, open) = (app.Services.GetRequiredService<ExecutionLog>(), app.Services.GetRequiredService<OpenExecutions>());
        async Task<bool> CameByMessageAsync(bool atStart) => Assert.Single(await open.TakeDueAsync(atStart, Cancellation)).CameByMessage;
        Task PauseAsync(string? cause) => log.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, new PauseExecution(Id), now), cause, Cancellation);
        Task ResumeAsync(string? cause) => log.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, new ResumeExecution(Id), now), cause, Cancellation);

        await log.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, Accept(), now), null, Cancellation);
        Assert.False(await CameByMessageAsync(atStart: true));
        await PauseAsync("a message");
        Assert.True(await CameByMessageAsync(atStart: true));
        await ResumeAsync(null);
        await PauseAsync("another message"); // hides that the resumption may be untold
        Assert.False(await CameByMessageAsync(atStart: true));
    }

    [Fact]
    public async Task An_open_execution_is_due_until_it_is_over()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var app = await StartAsync(database);
        var (log, open) = (app.Services.GetRequiredService<ExecutionLog>(), app.Services.GetRequiredService<OpenExecutions>());
        await log.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, Accept(), now), null, Cancellation);

        var due = Assert.Single(await open.TakeDueAsync(everything: true, Cancellation));
        Assert.Equal((Id, false), (due.Id, due.CameByMessage));
        Assert.Empty(await open.TakeDueAsync(everything: false, Cancellation)); // taken: no other instance takes it now
        await log.CommitAsync(Id, (state, _) => ExecutionDecider.Decide(state, new CancelExecution(Id)), null, Cancellation);

        Assert.Empty(await open.TakeDueAsync(everything: true, Cancellation));
    }

    [Fact]
    public async Task The_summary_is_what_the_stream_says()
    {
        await using var app = await StartAsync(await postgres.NewDatabaseAsync());
        var log = app.Services.GetRequiredService<ExecutionLog>();
        await log.CommitAsync(Id, (state, now) => ExecutionDecider.Decide(state, Accept(), now), null, Cancellation);
        var last = await log.CommitAsync(
            Id, (state, now) => OrchestrationDecider.Decide(state, Orchestration(Strategy.Sequential) with { Answer = AnAnswer }, now), null, Cancellation);

        await using var session = app.Services.GetRequiredService<ISupervisorStore>().QuerySession();
        var summary = await session.LoadAsync<ExecutionSummary>(Id, Cancellation);
        Assert.Equal(ExecutionSummary.Of(last.After, last.Facts[^1].At) with { Entities = summary!.Entities }, summary);
    }

    [Fact]
    public async Task The_executions_of_a_session_are_found_by_an_index_that_stays()
    {
        var database = await postgres.NewDatabaseAsync();
        await using (await StartAsync(database))
        {
        }

        await using var again = await StartAsync(database); // Marten compares the schema once more
        await using var source = NpgsqlDataSource.Create(database);
        await using var explain = source.CreateCommand(
            """
            set enable_seqscan = off;
            explain select seq_id, stream_id from supervisor.mt_events where type = 'execution_started' and data ->> 'sessionId' = 'x' order by seq_id;
            """);
        await using var reader = await explain.ExecuteReaderAsync(Cancellation);
        var plan = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains("Index", StringComparison.Ordinal) && line.Contains("expr", StringComparison.Ordinal) || line.Contains(LogIndexes.OfSession, StringComparison.Ordinal));
    }

    private static async Task<WebApplication> StartAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["ConnectionStrings:Postgres"] = database;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPostgres();
        builder.Services.AddMartenStore<ISupervisorStore>(store => store.ConfigureExecutions(builder.Configuration))
            .ApplyAllDatabaseChangesOnStartup();
        builder.Services.AddHostedService<LogIndexes>();
        builder.Services.AddSingleton<LiveFeed>();
        builder.Services.AddSingleton<OpenExecutions>();
        builder.Services.AddSingleton<ExecutionLog>().AddHostedService(services => services.GetRequiredService<ExecutionLog>());
        builder.AddBus();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(Cancellation);
        return app;
    }
}
