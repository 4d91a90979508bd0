using System.Text.Json;
using Holmes.ServiceDefaults.DeadLetters;
using Holmes.Victim;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Xunit;

namespace Holmes.Delivery;

/// <summary>Puts any bytes on the victim's queue.</summary>
internal interface ITransport : IAsyncDisposable
{
    Task SendAsync(byte[] body, string? messageId = null, string contentType = "application/json");
}

internal sealed class OverBroker(IConnection connection, IChannel channel) : ITransport
{
    public IChannel Channel => channel;

    public static async Task<OverBroker> OpenAsync(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            TestContext.Current.CancellationToken);
        return new(connection, channel);
    }

    public async Task SendAsync(byte[] body, string? messageId, string contentType)
    {
        var properties = new BasicProperties
        {
            ContentType = contentType,
            Persistent = true,
            Headers = new Dictionary<string, object?> { ["of-the-sender"] = "kept" },
        };
        if (messageId is not null)
        {
            properties.MessageId = messageId;
        }

        await channel.BasicPublishAsync(
            "holmes.provide-input.v1", "", mandatory: true, properties, body, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}

internal sealed class InMemory(IServiceProvider services) : ITransport
{
    public Task SendAsync(byte[] body, string? messageId, string contentType) =>
        new ReturnInMemory(services.GetRequiredService<IBus>()).SendAsync(
            new DeadLetterRow(
                Guid.Empty, VictimHost.Queue, null,
                new Envelope(messageId, contentType, null, null, null, new Dictionary<string, JsonElement> { ["of-the-sender"] = JsonSerializer.SerializeToElement("kept") }),
                "", null, body.Length, default, default, 1, 0, null),
            body, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
