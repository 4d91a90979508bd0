using System.Reflection;
using Holmes.ServiceDefaults;
using Holmes.Testing;
using MassTransit;
using Xunit;

namespace Holmes.Delivery;

[Collection(nameof(RabbitMqServer))]
public sealed class TopologyTests(PostgresServer postgres, RabbitMqServer rabbitMq) : IClassFixture<PostgresServer>, IClassFixture<RabbitMqServer>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("holmes-topology-").FullName;

    [Fact]
    public async Task A_service_that_is_ready_has_declared_every_exchange_and_the_queue_of_dead_letters()
    {
        await using var victims = await Victims.StartAsync(await postgres.NewDatabaseAsync(), rabbitMq.Address, folder);
        await using var broker = await OverBroker.OpenAsync(rabbitMq.Address);

        Assert.NotEmpty(MessageTopology.Messages);
        foreach (var message in MessageTopology.Messages)
        {
            // Throws where it is not there.
            await broker.Channel.ExchangeDeclarePassiveAsync(
                message.GetCustomAttribute<EntityNameAttribute>()!.EntityName, TestContext.Current.CancellationToken);
        }

        await broker.Channel.QueueDeclarePassiveAsync("holmes-dead-letters", TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
