using Marten;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// One row per execution that is not over: the durable timer. It is written with the events, read by every instance, and
/// holds nothing but when to look again; what there is to do then follows from the stream.
/// </summary>
public sealed class OpenExecutions(NpgsqlDataSource database)
{
    /// <summary>An execution that has been quiet for so long is looked at, in case a message was lost.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const string Name = $"{SupervisorStorage.Schema}.open_executions";

    internal static Table Table { get; } = Describe();

    /// <summary>Writes the row's change together with the events of the same session.</summary>
    public static void Track(IDocumentOperations session, Committed committed, DateTimeOffset now)
    {
        var (before, after) = (committed.Before, committed.After);
        if (after.IsOver)
        {
            session.QueueSqlCommand($"delete from {Name} where id = ?", after.Id);
        }
        else if (!before.IsOpen)
        {
            session.QueueSqlCommand(
                $"insert into {Name} (id, check_at) values (?, ?) on conflict (id) do nothing", after.Id, CheckAt(after, now));
        }
        else if (Outstanding.NextDue(after) < Outstanding.NextDue(before))
        {
            session.QueueSqlCommand($"update {Name} set check_at = least(check_at, ?) where id = ?", CheckAt(after, now), after.Id);
        }
    }

    public static DateTimeOffset CheckAt(Execution state, DateTimeOffset now)
    {
        var (due, patience) = (Outstanding.NextDue(state), now + Patience);
        return (due < patience ? due : patience).ToUniversalTime();
    }

    /// <summary>
    /// Takes those that are due, so that no other instance does until they have been quiet for <see cref="Patience"/>, again or
    /// still; all of them with <paramref name="everything"/>, which an instance asks for once, when it starts.
    /// </summary>
    public async Task<IReadOnlyList<DueExecution>> TakeDueAsync(bool everything, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            with taken as (
                select id from {Name} where check_at <= now() or @everything order by check_at limit @most for update skip locked),
            latest as (
                select id, timestamp, causation_id is not null and not (@everything and exists (
                    select from {SupervisorStorage.Schema}.mt_events as later join {SupervisorStorage.Schema}.mt_events as first using (stream_id)
                    where stream_id = taken.id and not later.is_archived and not first.is_archived
                      and first.version = 1 and later.timestamp > first.timestamp and later.causation_id is null)) as came_by_message
                from taken cross join lateral (
                    select timestamp, causation_id from {SupervisorStorage.Schema}.mt_events
                    where stream_id = taken.id and not is_archived order by version desc limit 1) as event)
            update {Name} as open
            set check_at = case when timestamp <= now() - @patience then now() + @patience else timestamp + @patience end
            from latest where open.id = latest.id
            returning open.id, timestamp, came_by_message
            """);
        command.Parameters.AddWithValue("patience", Patience);
        command.Parameters.AddWithValue("everything", everything);
        command.Parameters.AddWithValue("most", everything ? int.MaxValue : 500);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var due = new List<DueExecution>();
        while (await rows.ReadAsync(cancellation))
        {
            due.Add(new(rows.GetGuid(0), await rows.GetFieldValueAsync<DateTimeOffset>(1, cancellation), CameByMessage: rows.GetBoolean(2)));
        }

        return due;
    }

    private static Table Describe()
    {
        var table = new Table(Name);
        table.AddColumn<Guid>("id").AsPrimaryKey();
        table.AddColumn("check_at", "timestamptz").NotNull();
        table.Indexes.Add(new IndexDefinition("open_executions_check_at") { Columns = ["check_at"] });
        return table;
    }
}

/// <param name="MovedAt">When its latest event was decided.</param>
/// <param name="CameByMessage">
/// A message caused that event, and at a start of this process all since the execution's own start. The broker delivers it again if it was not
/// acknowledged, and what it caused is told then.
/// </param>
public sealed record DueExecution(Guid Id, DateTimeOffset MovedAt, bool CameByMessage);
