using System.CommandLine;
using System.Globalization;
using Holmes.Learning.Policies;
using Holmes.LocalServers;
using Holmes.Memory.Learning;
using Holmes.ServiceDefaults;
using Marten;
using Npgsql;

namespace Holmes.Bench;

/// <summary>bench rebuild: how fast what was learned is learned again from the log, on generated executions.</summary>
internal static class RebuildRun
{
    private const int EventsOfOne = 20;

    // An execution as the supervisor stores it: two tools, results of two kilobytes, and the events nobody learns from.
    private const string Generate = """
        insert into supervisor.mt_streams (id, version, is_archived)
        select md5('x' || n)::uuid, 20, false from generate_series(1, @executions) n;
        insert into supervisor.mt_events (seq_id, id, stream_id, version, data, type, timestamp, is_archived)
        select (n - 1) * 20 + v, md5(n || 'e' || v)::uuid, md5('x' || n)::uuid, v, d.data, d.type, '2026-01-01'::timestamptz + n * interval '1 second', false
        from generate_series(1, @executions) n cross join generate_series(1, 20) v cross join lateral (select
            case v when 1 then 'execution_started' when 3 then 'execution_planned' when 4 then 'strategy_decided' when 5 then 'tool_selected' when 6 then 'tool_selected'
                when 12 then 'tool_completed' when 15 then 'tool_completed' when 20 then 'execution_completed' else 'step_progressed' end as type,
            case v
                when 1 then jsonb_build_object('query', '강남구 아파트 시세?', 'userId', 'user ' || n % 500, 'deadline', '2027-01-01T00:00:00Z', 'startedAt', '2026-01-01T00:00:00Z')
                when 3 then jsonb_build_object('intent', jsonb_build_object('type', 'MARKET_INQUIRY', 'confidence', 0.9), 'steps', '[{"team":"search"},{"team":"analysis"}]'::jsonb)
                when 4 then '{"decision":{"name":"parallel","confidence":1}}'::jsonb
                when 20 then '{"outcome":"ok"}'::jsonb
                when 5 then jsonb_build_object('decision', jsonb_build_object('decisionId', md5('d' || n || 5)::uuid, 'capability', 'c' || n % 6, 'tool', 't' || n % 18, 'context', '{"queryType":"MARKET_INQUIRY","userSegment":"general"}'::jsonb, 'arguments', repeat('x', 300)))
                when 6 then jsonb_build_object('decision', jsonb_build_object('decisionId', md5('d' || n || 6)::uuid, 'capability', 'c' || n % 6, 'tool', 't' || n % 18, 'context', '{"queryType":"MARKET_INQUIRY","userSegment":"general"}'::jsonb, 'arguments', repeat('x', 300)))
                when 12 then jsonb_build_object('call', jsonb_build_object('decisionId', md5('d' || n || 5)::uuid, 'tool', 't' || n % 18, 'outcome', 'ok', 'quality', 0.8, 'milliseconds', 120, 'result', repeat('r', 2000)))
                when 15 then jsonb_build_object('call', jsonb_build_object('decisionId', md5('d' || n || 6)::uuid, 'tool', 't' || n % 18, 'outcome', 'degraded', 'quality', 0.6, 'milliseconds', 80, 'result', repeat('r', 2000)))
                else '{"stepId":"s1","attempt":1,"progressPercentage":50}'::jsonb end as data) d;
        analyze supervisor.mt_events;
        """;

    public static Command Create()
    {
        var events = new Option<int>("--events") { Description = "Events to generate and learn from.", DefaultValueFactory = _ => 500_000 };
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("rebuild", "Measures how fast the log is learned again.") { events, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(events), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int events, string? json, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-bench-{Guid.CreateVersion7():N}");
        try
        {
            await using var postgres = await PrivatePostgres.StartAsync(folder, Console.Error.WriteLine, cancellation);
            var result = await MeasureAsync(postgres.ConnectionString, events, cancellation);
            if (json is not null)
            {
                await BenchReport<RebuildResult>.Of($"holmes bench rebuild --events {events}", result).WriteAsync(json, cancellation);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{result.Events} events in {result.Seconds:F2} s: {result.EventsPerSecond:F0} events/s, {result.Bytes} bytes learned"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RebuildResult> MeasureAsync(string postgres, int events, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", postgres)]).Build();
        await using (var log = DocumentStore.For(store =>
        {
            store.UseServiceDefaults(configuration, "supervisor");
            store.Events.MapEventType<Memory.Log.ExecutionStarted>("execution_started"); // without an event type there are no tables
        }))
        {
            await log.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }

        await using var database = NpgsqlDataSource.Create(postgres);
        await using (var generate = database.CreateCommand(Generate))
        {
            generate.CommandTimeout = 0;
            generate.Parameters.AddWithValue("executions", events / EventsOfOne);
            await generate.ExecuteNonQueryAsync(cancellation);
        }

        var started = TimeProvider.System.GetTimestamp();
        var fold = new LearningFold(Policy.Hdt.Parameters);
        await foreach (var row in new LogReader(database).ReadAsync(0, long.MaxValue, evidence: false, cancellation))
        {
            fold.Apply(row);
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return new(events, Math.Round(seconds, 3), Math.Round(events / seconds), fold.SavedSize());
    }
}

/// <param name="Bytes">Size of what is saved of it.</param>
internal sealed record RebuildResult(int Events, double Seconds, double EventsPerSecond, int Bytes);
