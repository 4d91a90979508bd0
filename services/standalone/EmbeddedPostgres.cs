using Holmes.LocalServers;

namespace Holmes.Standalone;

/// <summary>The database of the standalone host: the one that is configured, or a private one under <c>Holmes:Data</c>.</summary>
internal static class EmbeddedPostgres
{
    /// <summary>Sets <c>ConnectionStrings:Postgres</c> and writes it to <c>postgres.connection</c> in the data directory.</summary>
    /// <returns>The server to stop at the end; null when it is somebody else's.</returns>
    public static async Task<PrivatePostgres?> ProvideAsync(IConfiguration configuration)
    {
        var data = Path.GetFullPath(configuration["Holmes:Data"] ?? ".holmes");
        Directory.CreateDirectory(data);
        configuration["Holmes:Data"] = data;
        PrivatePostgres? started = null;
        if (configuration.GetConnectionString("Postgres") is not { Length: > 0 } connection)
        {
            started = await PrivatePostgres.StartAsync(Path.Combine(data, "postgres"), Console.WriteLine);
            configuration["ConnectionStrings:Postgres"] = connection = started.ConnectionString;
        }

        await File.WriteAllTextAsync(Path.Combine(data, "postgres.connection"), connection);
        return started;
    }
}
