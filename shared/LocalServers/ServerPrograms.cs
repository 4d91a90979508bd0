namespace Holmes.LocalServers;

/// <summary>Brings the programs of the private servers, so that a caller can do it before it needs them.</summary>
public static class ServerPrograms
{
    public static Task EnsurePostgresAsync(Action<string> say, CancellationToken cancellation) =>
        PostgresBinaries.EnsureAsync(say, cancellation);

    public static Task EnsureRabbitMqAsync(Action<string> say, CancellationToken cancellation) =>
        RabbitMqNode.Program is null
            ? SystemPackage.InstallAsync("the message broker", say, cancellation, "rabbitmq-server")
            : Task.CompletedTask;
}
