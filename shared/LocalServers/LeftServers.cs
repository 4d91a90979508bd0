namespace Holmes.LocalServers;

/// <summary>Servers that a killed process left running in data directories nobody will use again.</summary>
public static class LeftServers
{
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
