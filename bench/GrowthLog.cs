using System.Diagnostics;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Executions;
using Marten;
using Npgsql;

namespace Holmes.Bench;

/// <summary>The supervisor's log, without the rest of the service, in a database that is made to grow.</summary>
internal sealed class GrowthLog : IAsyncDisposable
{
    private const string User = "somebody";

    private readonly WebApplication app;
    private long filled;

    private GrowthLog(WebApplication app) => this.app = app;

    private ExecutionLog Log => app.Services.GetRequiredService<ExecutionLog>();

    private NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<GrowthLog> StartAsync(string postgres, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Postgres"] = postgres;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPostgres();
        builder.Services.AddMartenStore<ISupervisorStore>(store => store.ConfigureExecutions(builder.Configuration)).ApplyAllDatabaseChangesOnStartup();
        builder.Services.AddSingleton<LiveFeed>();
        builder.Services.AddSingleton<OpenExecutions>();
        builder.Services.AddSingleton<ExecutionLog>().AddHostedService(services => services.GetRequiredService<ExecutionLog>());
        builder.AddBus();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(cancellation);
        var log = new GrowthLog(app);
        for (var i = 0; i < 300; i++)
        {
            await log.ExecuteAsync(cancellation); // the compiler's part
        }

        return log;
    }

    /// <summary>Copies of one finished execution that the log itself wrote, as if each had been asked.</summary>
    public async Task FillToAsync(long executions, CancellationToken cancellation)
    {
        var pattern = await ExecuteAsync(cancellation);
        while (filled < executions)
        {
            var count = Math.Min(20_000, executions - filled);
            await using var fill = Database.CreateCommand("""
                create temporary table if not exists copies (id uuid, n bigint);
                truncate copies;
                insert into copies select gen_random_uuid(), n from generate_series(@from, @to) n;
                insert into supervisor.mt_streams_identity select id from copies;
                insert into supervisor.mt_streams (id, type, version, timestamp, tenant_id, is_archived)
                    select c.id, s.type, s.version, s.timestamp, s.tenant_id, s.is_archived from copies c cross join supervisor.mt_streams s where s.id = @pattern;
                insert into supervisor.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, causation_id, is_archived)
                    select nextval('supervisor.mt_events_sequence'), gen_random_uuid(), c.id, e.version, e.data, e.type, e.timestamp, e.tenant_id,
                        e.mt_dotnet_type, e.causation_id, e.is_archived
                    from copies c cross join supervisor.mt_events e where e.stream_id = @pattern order by c.id, e.version;
                insert into supervisor.mt_doc_executionsummary (id, data, mt_dotnet_type, user_id, session_id, status, started_at, ended_at)
                    select c.id, jsonb_set(jsonb_set(s.data, '{id}', to_jsonb(c.id)), '{sessionId}', to_jsonb(c.id)), s.mt_dotnet_type, s.user_id, c.id,
                        s.status, s.started_at - make_interval(secs => c.n), s.ended_at
                    from copies c cross join supervisor.mt_doc_executionsummary s where s.id = @pattern;
                """);
            fill.CommandTimeout = 600;
            fill.Parameters.AddWithValue("from", filled + 1);
            fill.Parameters.AddWithValue("to", filled + count);
            fill.Parameters.AddWithValue("pattern", pattern);
            await fill.ExecuteNonQueryAsync(cancellation);
            filled += count;
        }

        await RunAsync("vacuum analyze", cancellation);
        await RunAsync("checkpoint", cancellation);
    }

    public async Task<GrowthPoint> MeasureAsync(int executions, CancellationToken cancellation)
    {
        var alone = new List<double>();
        for (var i = 0; i < executions / 3; i++)
        {
            alone.Add(await TimeAsync(() => ExecuteAsync(cancellation)));
        }

        alone.Sort();
        var all = await TimeAsync(() => Parallel.ForEachAsync(
            Enumerable.Range(0, executions * 5), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancellation },
            async (_, stopping) => await ExecuteAsync(stopping)));
        var list = await MedianAsync(() => QueryAsync(
            $"select data from supervisor.mt_doc_executionsummary where user_id = '{User}' order by started_at desc limit 20", cancellation));
        var conversation = await MedianAsync(() => QueryAsync(
            $"select data from supervisor.mt_doc_executionsummary where session_id = '{Guid.CreateVersion7()}' and user_id = '{User}' order by started_at desc limit 5",
            cancellation));
        var recovery = await MedianAsync(async () => await app.Services.GetRequiredService<OpenExecutions>().TakeDueAsync(everything: true, cancellation));
        return new(
            await ScalarAsync("select count(*) from supervisor.mt_streams"), await ScalarAsync("select count(*) from supervisor.mt_events"),
            executions * 5 / (all / 1000), alone[alone.Count / 2], alone[alone.Count * 99 / 100], list, conversation, recovery,
            await ScalarAsync("select pg_database_size(current_database())") / 1e6,
            await ScalarAsync("select pg_indexes_size('supervisor.mt_events_default')") / 1e6,
            await ScalarAsync("select pg_indexes_size('supervisor.mt_doc_executionsummary')") / 1e6);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>From question to answer in four commits, decided by the deciders, with a team and an orchestrator that take no time.</summary>
    private async Task<Guid> ExecuteAsync(CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await Log.CommitAsync(id, (state, now) => ExecutionDecider.Decide(state, GrowthStory.Ask(id, User, now), now), null, cancellation);
        await Log.CommitAsync(id, (state, now) => OrchestrationDecider.Decide(state, GrowthStory.Plan(id), now), null, cancellation);
        await Log.CommitAsync(id, (state, now) => StepDecider.Decide(state, GrowthStory.Report(id), now), null, cancellation);
        var last = await Log.CommitAsync(id, (state, _) => ExecutionDecider.Decide(state, GrowthStory.Answer(id)), null, cancellation);
        return last.After.IsOver ? id : throw new InvalidOperationException($"The execution did not end: {last.After.Status}.");
    }

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task QueryAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            JsonSerializer.Deserialize<ExecutionSummary>(rows.GetString(0), WireJson.Options);
        }
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 600;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<double> MedianAsync(Func<Task> run)
    {
        var times = new List<double>();
        for (var i = 0; i < 21; i++)
        {
            times.Add(await TimeAsync(run));
        }

        return times.Order().ElementAt(10);
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
