using System.Runtime.CompilerServices;
using Npgsql;

namespace Holmes.Memory.Learning;

/// <summary>
/// Reads the supervisor's log in its order, archived executions included. The database takes out the few fields that are
/// needed, once per event: results of tools are long, and nobody who learns reads them.
/// </summary>
public sealed class LogReader(NpgsqlDataSource database)
{
    private const string Types =
        "'execution_started','execution_planned','strategy_decided','tool_selected','tool_completed','tool_failed','execution_completed','execution_failed','execution_cancelled'";

    // Nothing below this mark can still appear: Marten's daemon keeps it, gaps of open transactions considered.
    private const string MarkQuery = "select coalesce(max(last_seq_id), 0) from supervisor.mt_event_progression where name = 'HighWaterMark'";

    private static string Query(bool evidence) => $"""
        select e.seq_id, e.stream_id, e.type, e.timestamp,
               f."userId", f.deadline, coalesce(f.intent->>'type', f.context->>'queryType'),
               coalesce(jsonb_array_length(f.steps), 0),
               (select count(distinct step->>'team')::int from jsonb_array_elements(f.steps) step),
               f.name, f."decisionId", f.capability, f.tool, f.outcome, coalesce(f.quality, 0), coalesce(f.milliseconds, 0),
               f."reusedFrom" is not null, f.failure->>'class', f.tactic->>'name', f.tactic->>'problem', coalesce((f.tactic->>'completeness')::float8, 1),
               coalesce(f."stepId", e.data->>'stepId'),
               (select string_agg(name, ',' order by name collate "C") from jsonb_object_keys(case jsonb_typeof(f.arguments) when 'object' then f.arguments else jsonb_build_object() end) name),
               {(evidence ? "f.candidates::text, f.shadow::text, f.context->>'userSegment'" : "null, null, null")}
        from supervisor.mt_events e
        cross join lateral jsonb_to_record(case
            when e.type in ('tool_completed', 'tool_failed') then e.data->'call'
            when e.type in ('tool_selected', 'strategy_decided') then e.data->'decision'
            else e.data end) as f(
            "userId" text, deadline timestamptz, intent jsonb, steps jsonb, name text, "decisionId" uuid, capability text, tool text,
            context jsonb, tactic jsonb, "stepId" text, arguments jsonb, outcome text, quality float8, milliseconds int, "reusedFrom" uuid, failure jsonb,
            candidates jsonb, shadow jsonb)
        where e.seq_id > @after and e.seq_id <= @upTo and e.type in ({Types})
        order by e.seq_id
        """;

    /// <summary>Up to where the log is complete.</summary>
    public async Task<long> MarkAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(MarkQuery);
        return (long)(await command.ExecuteScalarAsync(cancellation) ?? 0L);
    }

    /// <param name="evidence">With candidates and shadows, for those who judge policies.</param>
    public async IAsyncEnumerable<LogRow> ReadAsync(
        long after, long upTo, bool evidence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Query(evidence));
        command.CommandTimeout = 0; // a rebuild reads everything
        command.Parameters.AddWithValue("after", after);
        command.Parameters.AddWithValue("upTo", upTo);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            yield return Row(rows);
        }
    }

    private static LogRow Row(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3))
    {
        UserId = Text(row, 4),
        Deadline = row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
        QueryType = Text(row, 6),
        Steps = row.GetInt32(7),
        Teams = row.GetInt32(8),
        Name = Text(row, 9),
        DecisionId = row.IsDBNull(10) ? null : row.GetGuid(10),
        Capability = Text(row, 11),
        Tool = Text(row, 12),
        Outcome = Text(row, 13),
        Quality = row.GetDouble(14),
        Milliseconds = row.GetInt32(15),
        Reused = row.GetBoolean(16),
        FailureClass = Text(row, 17),
        Tactic = Text(row, 18),
        Problem = Text(row, 19),
        Completeness = row.GetDouble(20),
        StepId = Text(row, 21),
        Shape = Text(row, 22),
        Candidates = Text(row, 23),
        Shadow = Text(row, 24),
        UserSegment = Text(row, 25),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
