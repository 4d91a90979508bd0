namespace Holmes.LocalServers;

/// <summary>Servers that a killed process left running in data directories nobody will use again.</summary>
public static class LeftServers
{
    /// <summary>Stops them in order; their data stays. Whoever starts them at the same moment waits until they are down.</summary>
    public static async Task StopAsync(string postgresDirectory, string rabbitMqDirectory, CancellationToken cancellation = default)
    {
        using (await ServerDirectory.LockAsync(postgresDirectory, cancellation))
        {
            if (ServerDirectory.Existing(postgresDirectory, PrivatePostgres.Folder) is { } cluster
                && new PostgresCluster(cluster, account: null, _ => { }) is var left
                && left.Running() is var (processId, _))
            {
                await left.StopAsync(processId);
            }
        }

        using (await ServerDirectory.LockAsync(rabbitMqDirectory, cancellation))
        {
            if (ServerDirectory.Existing(rabbitMqDirectory, PrivateRabbitMq.Folder) is { } node)
            {
                await RabbitMqNode.StopAsync(node);
            }
        }
    }

    public static async Task RemoveAsync(string postgresDirectory, string rabbitMqDirectory)
    {
        if (ServerDirectory.Existing(postgresDirectory, PrivatePostgres.Folder) is { } cluster)
        {
            var left = new PostgresCluster(cluster, account: null, _ => { });
            if (left.Running() is var (processId, _))
            {
                await left.StopAsync(processId);
            }

            Directory.Delete(cluster, recursive: true);
        }

        if (ServerDirectory.Existing(rabbitMqDirectory, PrivateRabbitMq.Folder) is { } node)
        {
            await RabbitMqNode.StopAsync(node);
            Directory.Delete(node, recursive: true);
        }
    }
}
