using System.Diagnostics;
using Holmes.Learning.Policies;
using Holmes.Memory.Learning;
using Npgsql;

namespace Holmes.Chaos.Checks;

/// <summary>What memory has made of the log: a turn for each execution, and beliefs that are those of the whole log folded anew.</summary>
internal sealed class Remembered(NpgsqlDataSource database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1); // a new leader of the projections takes some seconds

    /// <param name="ended">Executions that are over; memory is given a while to have heard of it.</param>
    public async Task<IEnumerable<Violation>> ViolationsAsync(IReadOnlyCollection<Guid> ended, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (await UnheardAsync(ended, cancellation) is { } unheard)
        {
            if (watch.Elapsed > Patience)
            {
                return [new("memory", null, $"{unheard} after {Patience.TotalSeconds} seconds.")];
            }

            await Task.Delay(100, cancellation);
        }

        var policy = Policy.Named(new LearningOptions().Policy);
        var (position, bytes) = await LearnedAsync(cancellation);
        var fold = new LearningFold(policy.Parameters);
        await foreach (var row in new LogReader(database).ReadAsync(0, position, evidence: false, cancellation))
        {
            fold.Apply(row);
        }

        fold.Pass(position);
        return LearningBytes.Of(fold).AsSpan().SequenceEqual(bytes)
            ? []
            : [new("memory", null, $"What was learned up to {position} is not what the log teaches.")];
    }

    private async Task<string?> UnheardAsync(IReadOnlyCollection<Guid> ended, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            select (select count(*) from unnest($1) asked(id) where not exists (
                        select from memory.mt_doc_turn turn join supervisor.mt_doc_executionsummary execution using (id)
                        where turn.id = asked.id and turn.data->>'ended' = execution.data->>'status')),
                   (select coalesce(max(seq_id), 0) from supervisor.mt_events where stream_id = any($1) and type in ('execution_completed', 'execution_failed'))
                     - coalesce((select max((data->>'position')::bigint) from memory.mt_doc_learnedstate), 0)
            """);
        command.Parameters.AddWithValue(ended.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var (turns, behind) = (rows.GetInt64(0), rows.GetInt64(1));
        return turns > 0 ? $"{turns} turns had not ended" : behind > 0 ? $"Learning was {behind} positions behind" : null;
    }

    private async Task<(long Position, byte[] Bytes)> LearnedAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select (data->>'position')::bigint, decode(data->>'bytes', 'base64') from memory.mt_doc_learnedstate");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (rows.GetInt64(0), await rows.GetFieldValueAsync<byte[]>(1, cancellation));
    }
}
