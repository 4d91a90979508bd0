using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.LocalServers;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Audit;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Bench;

/// <summary>bench audit: how long it takes to prove the invariants over a large log.</summary>
internal static class AuditRun
{
    private const string User = "somebody";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Command Create()
    {
        var events = new Option<int>("--events") { Description = "Events in the log.", DefaultValueFactory = _ => 1_000_000 };
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("audit", "Measures the audit of a large log.") { events, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(events), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int events, string? json, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-bench-{Guid.CreateVersion7():N}");
        try
        {
            await using var postgres = await PrivatePostgres.StartAsync(folder, Console.Error.WriteLine, cancellation);
            await using (await GrowthLog.StartAsync(postgres.ConnectionString, cancellation)) // makes the tables, and some real executions
            {
            }

            await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
            var generating = Stopwatch.GetTimestamp();
            await FillAsync(database, events, cancellation);
            var generated = Stopwatch.GetElapsedTime(generating);
            var auditing = Stopwatch.GetTimestamp();
            var report = await LogAudit.RunAsync(database, since: null, cancellation);
            var took = Stopwatch.GetElapsedTime(auditing);
            using var self = Process.GetCurrentProcess();
            var result = new AuditResult(
                report.Counts.Executions.Values.Sum(), report.Events, report.ViolationCount, Math.Round(generated.TotalSeconds, 1), Math.Round(took.TotalSeconds, 2),
                Math.Round(report.Events / took.TotalSeconds), self.PeakWorkingSet64 / 1_000_000);
            Console.WriteLine(report.ToText());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Events:N0} events audited in {result.Seconds:F1} s, {result.EventsPerSecond:N0} a second; {result.PeakMegabytes} MB at most. Generated in {result.GeneratedSeconds:F0} s."));
            if (json is not null)
            {
                await BenchReport<AuditResult>.Of($"holmes bench audit --events {events}", result).WriteAsync(json, cancellation);
            }

            return report.Holds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Executions that the deciders decided, each with ids and times of its own, copied into the tables in bulk.</summary>
    private static async Task FillAsync(NpgsqlDataSource database, int events, CancellationToken cancellation)
    {
        var last = await LastAsync(database, cancellation);
        const int atOnce = 5_000;
        for (var (written, first) = (0, 0); written < events; first += atOnce)
        {
            var stories = Enumerable.Range(first, atOnce).AsParallel().AsOrdered().Select(n => Decided(n)).ToList();
            await CopyAsync(database, "supervisor.mt_streams_identity (id)", stories, (rows, story) => rows.WriteAsync(story.Id, NpgsqlDbType.Uuid, cancellation));
            await CopyAsync(database, "supervisor.mt_streams (id, version, is_archived)", stories, async (rows, story) =>
            {
                await rows.WriteAsync(story.Id, NpgsqlDbType.Uuid, cancellation);
                await rows.WriteAsync((long)story.Events.Count, NpgsqlDbType.Bigint, cancellation);
                await rows.WriteAsync(false, NpgsqlDbType.Boolean, cancellation);
            });
            await CopyAsync(database, "supervisor.mt_doc_executionsummary (id, data, user_id, session_id, status, started_at, ended_at)", stories, async (rows, story) =>
            {
                await rows.WriteAsync(story.Id, NpgsqlDbType.Uuid, cancellation);
                await rows.WriteAsync(story.Summary, NpgsqlDbType.Jsonb, cancellation);
                await rows.WriteAsync(User, NpgsqlDbType.Varchar, cancellation);
                await rows.WriteAsync(story.Id, NpgsqlDbType.Uuid, cancellation);
                await rows.WriteAsync((int)ExecutionStatus.Completed, NpgsqlDbType.Integer, cancellation);
                await rows.WriteAsync(story.At.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
                await rows.WriteAsync(story.At.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            });
            var all = stories.SelectMany(story => story.Events.Select((e, i) => (Story: story, Version: i + 1L, e.Type, e.Data))).ToList();
            await CopyAsync(database, "supervisor.mt_events (seq_id, id, stream_id, version, data, type, timestamp, is_archived)", all, async (rows, one) =>
            {
                await rows.WriteAsync(++last, NpgsqlDbType.Bigint, cancellation);
                await rows.WriteAsync(StoredFact.IdOf(one.Story.Id, one.Version), NpgsqlDbType.Uuid, cancellation);
                await rows.WriteAsync(one.Story.Id, NpgsqlDbType.Uuid, cancellation);
                await rows.WriteAsync(one.Version, NpgsqlDbType.Bigint, cancellation);
                await rows.WriteAsync(one.Data, NpgsqlDbType.Jsonb, cancellation);
                await rows.WriteAsync(one.Type, NpgsqlDbType.Varchar, cancellation);
                await rows.WriteAsync(one.Story.At.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
                await rows.WriteAsync(false, NpgsqlDbType.Boolean, cancellation);
            });
            written += all.Count;
        }

        await using var analyze = database.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 600;
        await analyze.ExecuteNonQueryAsync(cancellation);
    }

    private static Story Decided(int number)
    {
        var (id, at) = (DerivedId.From("audited", number.ToString(CultureInfo.InvariantCulture)), Start.AddSeconds(number));
        var state = Execution.NotStarted(id);
        var decided = new List<IStoredEvent>();
        Decide(ExecutionDecider.Decide(state, GrowthStory.Ask(id, User, at), at));
        Decide(OrchestrationDecider.Decide(state, GrowthStory.Plan(id), at));
        Decide(StepDecider.Decide(state, GrowthStory.Report(id), at));
        Decide(ExecutionDecider.Decide(state, GrowthStory.Answer(id)));
        return new(
            id, at, JsonSerializer.Serialize(ExecutionSummary.Of(state, at), WireJson.Options),
            [.. decided.Select(e => (Names[e.GetType()], JsonSerializer.Serialize(e, e.GetType(), WireJson.Options)))]);

        void Decide(IReadOnlyList<IStoredEvent> events)
        {
            decided.AddRange(events);
            state = events.Aggregate(state, ExecutionFold.Evolve);
        }
    }

    private static readonly Dictionary<Type, string> Names = StoredEvents.Types.ToDictionary(one => one.Value, one => one.Key);

    private static async Task CopyAsync<T>(NpgsqlDataSource database, string table, IEnumerable<T> items, Func<NpgsqlBinaryImporter, T, Task> write)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var rows = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)");
        foreach (var item in items)
        {
            await rows.StartRowAsync();
            await write(rows, item);
        }

        await rows.CompleteAsync();
    }

    private static async Task<long> LastAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select coalesce(max(seq_id), 0) from supervisor.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private sealed record Story(Guid Id, DateTimeOffset At, string Summary, IReadOnlyList<(string Type, string Data)> Events);
}

/// <param name="PeakMegabytes">Of this process, which also generated the log.</param>
internal sealed record AuditResult(long Executions, long Events, long Violations, double GeneratedSeconds, double Seconds, double EventsPerSecond, long PeakMegabytes);
