using System.Collections.Concurrent;
using Holmes.Contracts.Teams;
using Holmes.Teams.Leases;
using Npgsql;

namespace Holmes.Teams.Steps;

/// <summary>
/// Keeps each tool within the number of calls it can bear at once, over all instances: one row per place, held under a
/// lease. A tool without a limit costs nothing.
/// </summary>
public sealed class ToolLimits(NpgsqlDataSource database, LeaseTimes times, TimeProvider clock)
{
    private const string Take = $"""
        insert into {TeamsTables.ToolPlaces} as held (tool, place, holder, lease_until)
        select $1, p, $3, now() + $4 from generate_series(1, $2) p
        where not exists (select from {TeamsTables.ToolPlaces} t where t.tool = $1 and t.place = p and t.lease_until > now())
        order by p limit 1
        on conflict (tool, place) do update set holder = excluded.holder, lease_until = excluded.lease_until where held.lease_until <= now()
        """;

    private const string Renew = $"update {TeamsTables.ToolPlaces} set lease_until = now() + $3 where tool = $1 and holder = $2";

    private const string Leave = $"delete from {TeamsTables.ToolPlaces} where tool = $1 and holder = $2";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> here = new();

    /// <summary>Waits for a place; the place is given back when the result is disposed of.</summary>
    public async Task<IAsyncDisposable?> EnterAsync(ToolDescriptor tool, CancellationToken cancellation)
    {
        if (tool.ConcurrencyLimit <= 0)
        {
            return null;
        }

        var turn = here.GetOrAdd(tool.Name, _ => new SemaphoreSlim(tool.ConcurrencyLimit)); // so that one process asks for no more than it may have
        await turn.WaitAsync(cancellation);
        var holder = Guid.CreateVersion7();
        try
        {
            while (await ExecuteAsync(Take, cancellation, tool.Name, tool.ConcurrencyLimit, holder, times.Length) == 0)
            {
                await Task.Delay(times.LookEvery, clock, cancellation);
            }
        }
        catch
        {
            turn.Release();
            throw;
        }

        return new Place(
            Heartbeat.Start(
                times.RenewEvery, times.RenewEvery, clock,
                async stop => await ExecuteAsync(Renew, stop, tool.Name, holder, times.Length) > 0, () => { }, _ => { }),
            () => ExecuteAsync(Leave, CancellationToken.None, tool.Name, holder), turn);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private sealed class Place(Heartbeat alive, Func<Task> leave, SemaphoreSlim turn) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await alive.DisposeAsync();
            turn.Release();
            try
            {
                await leave();
            }
            catch (NpgsqlException)
            {
                // The place is free when its lease is over.
            }
        }
    }
}
