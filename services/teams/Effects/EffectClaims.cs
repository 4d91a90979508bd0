using System.Text.Json;
using Holmes.Contracts;
using Holmes.Teams.Leases;
using Holmes.Teams.Tools;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Effects;

/// <summary>
/// The rows in which effects are claimed before they happen and recorded after. Every change is one statement that says
/// whose claim it changes, so whoever was taken over changes nothing. All times are the database's.
/// </summary>
public sealed class EffectClaims(NpgsqlDataSource database, TeamInstance instance, LeaseTimes times)
{
    private const string Name = TeamsTables.EffectClaims;

    private const string ClaimOrRead = $"""
        with mine as (
            insert into {Name} (effect_key, tool, arguments_hash, execution_id, step_id, tool_call_id, state, owner, lease_until, claimed_at)
            values ($1, $2, $3, $4, $5, $6, 'claimed', $7, now() + $8, now())
            on conflict (effect_key) do nothing
            returning true)
        select true, 'claimed', $6, $7, true, null::json from mine
        union all
        select false, state, tool_call_id, owner, lease_until > now(), result from {Name} where effect_key = $1 and not exists (select from mine)
        """;

    /// <summary>Claims the effect, or tells how it stands.</summary>
    public async Task<Claim> ClaimAsync(Effect effect, CancellationToken cancellation)
    {
        while (true)
        {
            await using var command = Command(
                ClaimOrRead, effect.Key, effect.Tool, effect.ArgumentsHash, effect.ExecutionId, effect.StepId, effect.ToolCallId, instance.Id,
                times.Length);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            if (await row.ReadAsync(cancellation)) // none: another's claim was committed, or dropped, in between
            {
                return new(
                    row.GetBoolean(0),
                    Enum.Parse<ClaimState>(row.GetString(1), ignoreCase: true),
                    row.GetGuid(2),
                    row.GetGuid(3),
                    row.GetBoolean(4),
                    await row.IsDBNullAsync(5, cancellation) ? null : JsonSerializer.Deserialize<ToolResult>(row.GetString(5), WireJson.Options));
            }
        }
    }

    /// <summary>Takes over from an owner whose lease is over.</summary>
    public Task<bool> TakeOverAsync(Effect effect, Claim left, CancellationToken cancellation) => ChangesAsync(
        $"""
        update {Name} set tool_call_id = $4, owner = $5, lease_until = now() + $6
        where effect_key = $1 and tool_call_id = $2 and owner = $3 and state = 'claimed' and lease_until <= now()
        """,
        cancellation, effect.Key, left.ToolCallId, left.Owner, effect.ToolCallId, instance.Id, times.Length);

    /// <summary>Nobody knows whether it happened, and nobody is at it any more.</summary>
    public Task<bool> GiveUpAsync(Effect effect, Claim left, CancellationToken cancellation) => ChangesAsync(
        $"""
        update {Name} set state = 'unknown', ended_at = now()
        where effect_key = $1 and tool_call_id = $2 and owner = $3 and state = 'claimed' and lease_until <= now()
        """,
        cancellation, effect.Key, left.ToolCallId, left.Owner);

    /// <summary>A person said that the effect of an earlier call did not happen.</summary>
    public Task<bool> DropAsync(Effect effect, Claim left, CancellationToken cancellation) => ChangesAsync(
        $"""
        delete from {Name}
        where effect_key = $1 and tool_call_id = $2 and owner = $3 and (state = 'unknown' or (state = 'claimed' and lease_until <= now()))
        """,
        cancellation, effect.Key, left.ToolCallId, left.Owner);

    public Task<bool> RenewAsync(Effect effect, CancellationToken cancellation) => ChangesAsync(
        $"update {Name} set lease_until = now() + $4 where effect_key = $1 and tool_call_id = $2 and owner = $3 and state = 'claimed'",
        cancellation, effect.Key, effect.ToolCallId, instance.Id, times.Length);

    /// <summary>It happened. That holds also where another gave the claim up in the meantime.</summary>
    public Task<bool> RecordAsync(Effect effect, ToolResult result, CancellationToken cancellation) => ChangesAsync(
        $"""
        update {Name} set state = 'done', result = $4, ended_at = now()
        where effect_key = $1 and tool_call_id = $2 and owner = $3 and state in ('claimed', 'unknown')
        """,
        cancellation, effect.Key, effect.ToolCallId, instance.Id,
        new NpgsqlParameter { Value = JsonSerializer.Serialize(result, WireJson.Options), NpgsqlDbType = NpgsqlDbType.Json });

    /// <summary>It did not happen: whoever tries again starts anew.</summary>
    public Task<bool> FreeAsync(Effect effect, CancellationToken cancellation) => ChangesAsync(
        $"delete from {Name} where effect_key = $1 and tool_call_id = $2 and owner = $3 and state = 'claimed'",
        cancellation, effect.Key, effect.ToolCallId, instance.Id);

    /// <summary>We are not at it any more and cannot tell: whoever tries again finds the lease over.</summary>
    public Task<bool> LeaveAsync(Effect effect, CancellationToken cancellation) => ChangesAsync(
        $"update {Name} set lease_until = now() where effect_key = $1 and tool_call_id = $2 and owner = $3 and state = 'claimed'",
        cancellation, effect.Key, effect.ToolCallId, instance.Id);

    /// <summary>We are not at it any more, and only a person can tell whether it happened.</summary>
    public Task<bool> DoubtAsync(Effect effect, CancellationToken cancellation) => ChangesAsync(
        $"""
        update {Name} set state = 'unknown', ended_at = now()
        where effect_key = $1 and tool_call_id = $2 and owner = $3 and state = 'claimed'
        """,
        cancellation, effect.Key, effect.ToolCallId, instance.Id);

    private async Task<bool> ChangesAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
