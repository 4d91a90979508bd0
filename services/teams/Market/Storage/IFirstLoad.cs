using Npgsql;

namespace Holmes.Teams.Market.Storage;

/// <summary>Creates the tables of one part and fills them where they are empty; may run any number of times.</summary>
public interface IFirstLoad
{
    Task RunAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellation);
}
