using System.Text.Json.Nodes;
using Npgsql;

namespace Holmes.Chaos.Checks;

/// <summary>An event as it stands in the table, read without any of Holmes' code.</summary>
internal sealed record StoredEvent(Guid ExecutionId, long Version, string Type, JsonNode Data, DateTimeOffset At)
{
    public bool IsEnd => Type is "execution_completed" or "execution_failed" or "execution_cancelled";
}

/// <summary>The log, read with plain SQL.</summary>
internal sealed class StoredEvents(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(IReadOnlyCollection<Guid> executions, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select stream_id, version, type, data::text, timestamp from supervisor.mt_events where stream_id = any($1) order by stream_id, version");
        command.Parameters.AddWithValue(executions.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var events = new List<StoredEvent>();
        while (await rows.ReadAsync(cancellation))
        {
            events.Add(new(
                rows.GetGuid(0), rows.GetInt64(1), rows.GetString(2), JsonNode.Parse(rows.GetString(3))!, await rows.GetFieldValueAsync<DateTimeOffset>(4, cancellation)));
        }

        return events;
    }

    public async Task<IReadOnlyList<Guid>> ExecutionsAsync(CancellationToken cancellation)
    {
        // Of version 0 are those in which Marten keeps the numbers of failed saves.
        await using var command = database.CreateCommand("select id from supervisor.mt_streams where version > 0");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellation))
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }

    /// <summary>started, running, awaitingInput, …, as the list of executions says.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> StatusAsync(IReadOnlyCollection<Guid> executions, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select id, data->>'status' from supervisor.mt_doc_executionsummary where id = any($1)");
        command.Parameters.AddWithValue(executions.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var status = new Dictionary<Guid, string>();
        while (await rows.ReadAsync(cancellation))
        {
            status[rows.GetGuid(0)] = rows.GetString(1);
        }

        return status;
    }

    public async Task<IReadOnlyDictionary<Guid, long>> VersionsAsync(IReadOnlyCollection<Guid> executions, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select id, version from supervisor.mt_streams where id = any($1)");
        command.Parameters.AddWithValue(executions.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var versions = new Dictionary<Guid, long>();
        while (await rows.ReadAsync(cancellation))
        {
            versions[rows.GetGuid(0)] = rows.GetInt64(1);
        }

        return versions;
    }

    /// <summary>Messages that were given up, and could have been read: what was broken on purpose cannot.</summary>
    public async Task<IReadOnlyList<string>> GivenUpAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            select concat_ws(' ', queue, reason, left(cause, 2000), left(convert_from(body, 'UTF8'), 500))
            from delivery.dead_letters where reason not in ('unreadable', 'unknownType')
            """);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var messages = new List<string>();
        while (await rows.ReadAsync(cancellation))
        {
            messages.Add(rows.GetString(0));
        }

        return messages;
    }

    /// <summary>How many documents each person owns.</summary>
    public async Task<IReadOnlyDictionary<string, long>> DocumentsAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select data->>'userId', count(*) from teams.mt_doc_storeddocument group by 1");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var documents = new Dictionary<string, long>();
        while (await rows.ReadAsync(cancellation))
        {
            documents[rows.GetString(0)] = rows.GetInt64(1);
        }

        return documents;
    }
}
