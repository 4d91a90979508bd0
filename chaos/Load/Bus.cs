using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Holmes.Chaos.Load;

/// <summary>A stranger's connection to the broker, opened again whenever it is gone.</summary>
internal sealed class Bus(Func<string> address) : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private IConnection? connection;
    private IChannel? channel;

    /// <summary>Taken by a queue, as the broker confirms, or done again until it is.</summary>
    public async Task SendAsync(string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        while (true)
        {
            await one.WaitAsync(cancellation);
            try
            {
                await (await OpenAsync(cancellation)).BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body, cancellation);
                return;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested && IsAway(e))
            {
                await CloseAsync();
            }
            finally
            {
                one.Release();
            }

            await Task.Delay(300, cancellation);
        }
    }

    public Task SendAsync(string exchange, string json, CancellationToken cancellation) =>
        SendAsync(exchange, "", new BasicProperties { ContentType = "application/json", Persistent = true }, Encoding.UTF8.GetBytes(json), cancellation);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        one.Dispose();
    }

    public static bool IsAway(Exception e) =>
        e is OperationInterruptedException or AlreadyClosedException or BrokerUnreachableException or PublishException or IOException or TimeoutException
            or System.Net.Sockets.SocketException or ObjectDisposedException or OperationCanceledException;

    private async Task<IChannel> OpenAsync(CancellationToken cancellation)
    {
        if (channel is { IsOpen: true })
        {
            return channel;
        }

        await CloseAsync();
        connection = await new ConnectionFactory { Uri = new Uri(address()), AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancellation);
        return channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
    }

    private async Task CloseAsync()
    {
        try
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e) when (IsAway(e))
        {
            // What is being closed was gone already.
        }

        (connection, channel) = (null, null);
    }
}
