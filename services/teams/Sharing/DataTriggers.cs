using Holmes.Teams.Market.Storage;
using Npgsql;

namespace Holmes.Teams.Sharing;

/// <summary>
/// Counts the revision of the data up in the very transaction that changes it, whoever writes: a reader sees the new
/// data and the new revision at the same moment, in every process.
/// </summary>
internal sealed class DataTriggers : IFirstLoad
{
    private static readonly string[] Read =
    [
        "transactions", "listings", "loan_products", "lending_rules", Laws.LawTables.Version, Laws.LawTables.Vector,
    ];

    private const string Function = $"""
        create or replace function {TeamsStore.Schema}.count_data_revision() returns trigger language plpgsql as $count$
        begin
            insert into {TeamsTables.DataRevision} as r (id, revision) values (1, 1)
            on conflict (id) do update set revision = r.revision + 1;
            return null;
        end
        $count$
        """;

    private const string Missing = $"""
        select c.relname from pg_class c
        where c.relnamespace = '{TeamsStore.Schema}'::regnamespace and c.relkind in ('r', 'p') and c.relname = any($1)
          and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'count_data_revision')
        """;

    public async Task RunAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellation)
    {
        var missing = await connection.QueryAsync(Missing, row => row.GetString(0), cancellation, [Read]);
        if (missing.Count == 0)
        {
            return;
        }

        await connection.ExecuteAsync(Function, cancellation);
        foreach (var table in missing)
        {
            // Waits for whoever writes to the table; what was written before the trigger stands is counted once, here.
            await connection.ExecuteAsync($"""
                create trigger count_data_revision after insert or update or delete or truncate on {TeamsStore.Schema}.{table}
                for each statement execute function {TeamsStore.Schema}.count_data_revision()
                """, cancellation);
        }

        await connection.ExecuteAsync($"""
            insert into {TeamsTables.DataRevision} as r (id, revision) values (1, 1) on conflict (id) do update set revision = r.revision + 1
            """, cancellation);
    }
}
