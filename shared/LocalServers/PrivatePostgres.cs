using Npgsql;

namespace Holmes.LocalServers;

/// <summary>
/// A PostgreSQL server for one data directory, on loopback, with durable settings. One that was left running there by
/// a killed process is adopted.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    internal const string Folder = "cluster";

    private const string Database = "holmes";

    private readonly PostgresCluster cluster;

    private PrivatePostgres(PostgresCluster cluster, int processId, int port, bool adopted)
    {
        this.cluster = cluster;
        ProcessId = processId;
        Port = port;
        Adopted = adopted;
    }

    public int ProcessId { get; }

    public int Port { get; }

    /// <summary>True when the server was running already.</summary>
    public bool Adopted { get; }

    public string ConnectionString => ConnectionStringFor(Database);

    public string ConnectionStringFor(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = PostgresCluster.Superuser,
    }.ConnectionString;

    /// <param name="dataDirectory">Everything the server keeps, or a pointer to where it is, is in here.</param>
    /// <param name="say">Told, in a line, what takes time or is not as asked.</param>
    public static async Task<PrivatePostgres> StartAsync(
        string dataDirectory, Action<string>? say = null, CancellationToken cancellation = default)
    {
        say ??= _ => { };
        dataDirectory = Path.GetFullPath(dataDirectory);
        using var starting = await ServerDirectory.LockAsync(dataDirectory, cancellation);
        await PostgresBinaries.EnsureAsync(say, cancellation); // its package brings the user it runs as
        var account = ServerAccount.For("postgres", "nobody");
        var folder = await ServerDirectory.PrepareAsync(dataDirectory, Folder, account, say, cancellation);
        var cluster = new PostgresCluster(folder, account, say);
        var adopted = cluster.Running() is not null;
        if (adopted)
        {
            say("The database of this data directory is running already; using it.");
        }
        else
        {
            var binaries = await PostgresBinaries.FindAsync(cluster.Major, cancellation);
            await cluster.CreateAsync(binaries, cancellation);
            await cluster.StartAsync(binaries, FreePort.Kept(dataDirectory, "port", say), cancellation);
        }

        var (processId, port) = cluster.Running()
            ?? throw new LocalServerException($"PostgreSQL on {folder} ended right after its start.");
        var server = new PrivatePostgres(cluster, processId, port, adopted);
        try
        {
            await server.CreateDatabaseAsync(Database, cancellation);
            await server.RequireKoreanAsync(cancellation);
            return server;
        }
        catch
        {
            await server.StopAsync();
            throw;
        }
    }

    /// <summary>Makes the database unless it exists.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionStringFor("postgres"));
        await using var exists = source.CreateCommand("select 1 from pg_database where datname = $1");
        exists.Parameters.AddWithValue(name);
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = source.CreateCommand($"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    public Task StopAsync() => cluster.StopAsync(ProcessId);

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Under a wrong locale searching Korean text finds nothing, without an error: better not to start.</summary>
    private async Task RequireKoreanAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var extension = source.CreateCommand("create extension if not exists pg_trgm");
        await extension.ExecuteNonQueryAsync(cancellation);
        await using var trigrams = source.CreateCommand("select cardinality(show_trgm('전세'))");
        if (await trigrams.ExecuteScalarAsync(cancellation) is not > 0)
        {
            throw new LocalServerException("This PostgreSQL finds no words in Korean text: its locale must be C.UTF-8.");
        }
    }
}
