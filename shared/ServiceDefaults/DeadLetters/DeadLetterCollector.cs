using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// Makes the table, and moves what arrives on the queue of dead letters into it. While the database is away they stay on
/// that queue; while the broker is away it looks for it again.
/// </summary>
internal sealed partial class DeadLetterCollector(
    IConfiguration configuration, DeadLetterTable table, TimeProvider clock, ILogger<DeadLetterCollector> logger)
    : BackgroundService
{
    private const ushort AtOnce = 16;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await table.CreateAsync(stoppingToken);
                if (!configuration.HasBroker())
                {
                    return;
                }

                await CollectAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogInterrupted(logger, e);
            }

            await Task.Delay(BetweenTries, clock, stoppingToken);
        }
    }

    private async Task CollectAsync(CancellationToken cancellation)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(configuration.RabbitMq()),
            AutomaticRecoveryEnabled = false, // the loop above declares everything anew; a broker may have come back empty
            ClientProvidedName = "holmes-dead-letters",
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
        };
        await using var connection = await factory.CreateConnectionAsync(cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        channel.ChannelShutdownAsync += (_, _) => ended.CancelAsync();
        await channel.QueueDeclareAsync(
            BrokerDeadLetters.Queue, durable: true, exclusive: false, autoDelete: false,
            BrokerDeadLetters.QueueArguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value), cancellationToken: cancellation);
        await channel.BasicQosAsync(0, AtOnce, global: false, cancellation);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var letter = BrokerDeadLetters.Read(delivery.Exchange, delivery.BasicProperties, delivery.Body.ToArray(), clock.GetUtcNow());
            await table.KeepAsync(letter, ended.Token);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, ended.Token);
        };
        consumer.UnregisteredAsync += (_, _) => ended.CancelAsync(); // its queue was deleted
        await channel.BasicConsumeAsync(BrokerDeadLetters.Queue, autoAck: false, consumer, ended.Token);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, ended.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The connection or the queue is gone; once more from the start.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dead letters are not collected at the moment; they stay on the broker.")]
    private static partial void LogInterrupted(ILogger logger, Exception exception);
}
