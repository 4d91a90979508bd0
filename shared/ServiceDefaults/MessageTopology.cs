using System.Reflection;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults.DeadLetters;
using MassTransit;

namespace Holmes.ServiceDefaults;

/// <summary>
/// What a service declares on RabbitMQ before it says that it is ready: the exchange of every message, and the queue of
/// dead letters. MassTransit does it again on every new connection, so a broker that comes back empty is filled again.
/// </summary>
internal static class MessageTopology
{
    public static IReadOnlyList<Type> Messages { get; } =
    [
        .. typeof(ExecuteStep).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetCustomAttribute<EntityNameAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static void DeclareEverything(this IRabbitMqBusFactoryConfigurator rabbit)
    {
        rabbit.DeployPublishTopology = true;
        foreach (var message in Messages)
        {
            rabbit.Publish(message, _ => { });
        }

        rabbit.Publish<DeadLettered>(publish => publish.BindQueue(BrokerDeadLetters.Exchange, BrokerDeadLetters.Queue, queue =>
        {
            foreach (var (name, value) in BrokerDeadLetters.QueueArguments)
            {
                queue.SetQueueArgument(name, value);
            }
        }));
    }

    /// <summary>Gives the exchange of dead letters its name; never sent.</summary>
    [EntityName($"{BrokerDeadLetters.Exchange}.declared")]
    internal sealed record DeadLettered;
}
