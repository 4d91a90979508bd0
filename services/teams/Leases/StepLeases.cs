using Holmes.Teams.Sharing;
using Npgsql;

namespace Holmes.Teams.Leases;

/// <summary>
/// Who is at a step that takes long: one row per such step, renewed while its owner lives. All times are the database's,
/// so that the clocks of the instances do not matter.
/// </summary>
public sealed partial class StepLeases(
    NpgsqlDataSource database, TeamInstance instance, LeaseTimes times, TimeProvider clock, ILogger<StepLeases> logger)
{
    private const string Name = TeamsTables.StepLeases;

    /// <summary>A row nobody came back for, because the step's time was over first, goes with the next one that is released.</summary>
    private const string Forgotten = "interval '1 hour'";

    /// <summary>What has to be known before a step starts, in one round trip; with the database away: nothing is.</summary>
    public async Task<StepStanding> LookAsync(StepAttempt step, CancellationToken cancellation)
    {
        try
        {
            await using var command = database.CreateCommand($"""
                select (select revision from {TeamsTables.DataRevision}), l.owner, l.lease_until, l.lease_until > now()
                from (values (1)) one (n)
                left join {Name} l on (l.execution_id, l.step_id, l.attempt) = ($1, $2, $3)
                """);
            Bind(command, step);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            await row.ReadAsync(cancellation);
            var revision = await row.IsDBNullAsync(0, cancellation) ? 0 : row.GetInt64(0);
            return await row.IsDBNullAsync(1, cancellation)
                ? new(new DataVersion(revision), null)
                : new(new DataVersion(revision), new(row.GetGuid(1), await row.GetFieldValueAsync<DateTimeOffset>(2, cancellation), row.GetBoolean(3)));
        }
        catch (NpgsqlException e)
        {
            LogNotSeen(logger, e, step.ExecutionId, step.StepId);
            return new(null, null);
        }
    }

    /// <summary>
    /// Waits until it is certain what became of the owner: it renews (it lives), its row goes (it is done), or its time
    /// is over.
    /// </summary>
    /// <returns>Whether the step is ours now.</returns>
    public async Task<bool> SucceedAsync(StepAttempt step, Lease held, CancellationToken cancellation)
    {
        for (var seen = held; seen.IsAlive;)
        {
            await Task.Delay(times.LookEvery, clock, cancellation);
            var now = await LookAsync(step, cancellation);
            if (now.Data is null)
            {
                continue; // the database is away
            }

            if (now.Lease is not { } lease || lease.Owner != held.Owner || lease.Until > held.Until)
            {
                return false;
            }

            seen = lease;
        }

        return await TakeAsync(step, cancellation);
    }

    /// <summary>Holds the step from the moment it has become a long one, or, where we hold it, from now on.</summary>
    public Heartbeat Hold(StepAttempt step, HeldLease held, Action lost) => Heartbeat.Start(
        held.IsHeld ? times.RenewEvery : times.LongAfter, times.RenewEvery, clock,
        async stop =>
        {
            held.IsHeld = true; // also when it is broken off: then nobody knows whether the row is there
            return await TakeAsync(step, stop);
        },
        lost, e => LogNotRenewed(logger, e, step.ExecutionId, step.StepId));

    /// <summary>Takes or renews the lease.</summary>
    /// <returns>False when another instance has it.</returns>
    public async Task<bool> TakeAsync(StepAttempt step, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            insert into {Name} as held (execution_id, step_id, attempt, owner, lease_until) values ($1, $2, $3, $4, now() + $5)
            on conflict (execution_id, step_id, attempt) do update set owner = excluded.owner, lease_until = excluded.lease_until
            where held.owner = excluded.owner or held.lease_until <= now()
            """);
        Bind(command, step);
        command.Parameters.Add(new() { Value = instance.Id });
        command.Parameters.Add(new() { Value = times.Length });
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <param name="isDone">Its end was reported; otherwise whoever waits for the lease takes the step over.</param>
    public async Task ReleaseAsync(StepAttempt step, bool isDone)
    {
        try
        {
            await using var command = database.CreateCommand(isDone
                ? $"delete from {Name} where ((execution_id, step_id, attempt) = ($1, $2, $3) and owner = $4) or lease_until < now() - {Forgotten}"
                : $"update {Name} set lease_until = now() where (execution_id, step_id, attempt) = ($1, $2, $3) and owner = $4 and lease_until > now()");
            Bind(command, step);
            command.Parameters.Add(new() { Value = instance.Id });
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            LogNotRenewed(logger, e, step.ExecutionId, step.StepId); // it runs out by itself
        }
    }

    private static void Bind(NpgsqlCommand command, StepAttempt step)
    {
        command.Parameters.Add(new() { Value = step.ExecutionId });
        command.Parameters.Add(new() { Value = step.StepId });
        command.Parameters.Add(new() { Value = step.Attempt });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether another instance is at step {StepId} of execution {ExecutionId} could not be seen.")]
    private static partial void LogNotSeen(ILogger logger, Exception exception, Guid executionId, string stepId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of step {StepId} of execution {ExecutionId} was not written.")]
    private static partial void LogNotRenewed(ILogger logger, Exception exception, Guid executionId, string stepId);
}

/// <param name="Data">The state of the data the tools read; null when the database did not answer.</param>
/// <param name="Lease">Null when nobody holds one.</param>
public sealed record StepStanding(DataVersion? Data, Lease? Lease);

/// <param name="IsAlive">By the database's clock.</param>
public sealed record Lease(Guid Owner, DateTimeOffset Until, bool IsAlive);

/// <summary>Whether there may be a row to be removed at the end.</summary>
public sealed class HeldLease(bool isHeld)
{
    public bool IsHeld { get; set; } = isHeld;
}
