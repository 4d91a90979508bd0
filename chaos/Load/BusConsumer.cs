using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Holmes.Chaos.Load;

/// <summary>A queue of a stranger's, consumed for as long as the test lasts, whatever happens to the broker.</summary>
internal static class BusConsumer
{
    /// <param name="bindings">Exchange and routing key.</param>
    /// <param name="take">The message is acknowledged when it has been taken.</param>
    public static async Task RunAsync(
        Func<string> address, string queue, IReadOnlyList<(string Exchange, string RoutingKey)> bindings,
        Func<BasicDeliverEventArgs, Task> take, Action ready, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var connection = await new ConnectionFactory { Uri = new Uri(address()), AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancellation);
                await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
                await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellation);
                foreach (var (exchange, key) in bindings)
                {
                    await channel.QueueBindAsync(queue, exchange, key, cancellationToken: cancellation);
                }

                var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                channel.ChannelShutdownAsync += (_, _) => Task.FromResult(closed.TrySetResult());
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += async (_, delivery) =>
                {
                    await take(delivery);
                    await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
                };
                await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellation);
                ready();
                await closed.Task.WaitAsync(cancellation);
            }
            catch (Exception e) when (Bus.IsAway(e))
            {
                if (!cancellation.IsCancellationRequested)
                {
                    await Task.Delay(300, CancellationToken.None);
                }
            }
        }
    }
}
