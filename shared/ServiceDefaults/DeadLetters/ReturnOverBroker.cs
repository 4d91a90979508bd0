using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Over RabbitMQ, confirmed: to the queue itself, since other queues had their copy.</summary>
internal sealed class ReturnOverBroker(IConfiguration configuration) : IDeadLetterReturn, IAsyncDisposable
{
    private readonly SemaphoreSlim opening = new(1);
    private IConnection? connection;

    public async Task SendAsync(DeadLetterRow row, byte[] body, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(HandOver.Limit);
        var open = await OpenAsync(limit.Token);
        await using var channel = await open.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), limit.Token);
        try
        {
            await channel.BasicPublishAsync("", row.Queue, mandatory: true, BrokerDeadLetters.Properties(row.Envelope), body, limit.Token);
        }
        catch (PublishException e) when (e.IsReturn)
        {
            throw new QueueGoneException(row.Queue);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        opening.Dispose();
    }

    private async Task<IConnection> OpenAsync(CancellationToken cancellation)
    {
        await opening.WaitAsync(cancellation);
        try
        {
            if (connection is not { IsOpen: true })
            {
                connection = await new ConnectionFactory { Uri = new Uri(configuration.RabbitMq()), AutomaticRecoveryEnabled = false }
                    .CreateConnectionAsync(cancellation);
            }

            return connection;
        }
        finally
        {
            opening.Release();
        }
    }
}
