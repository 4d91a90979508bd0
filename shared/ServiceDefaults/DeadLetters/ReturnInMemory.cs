using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Inside one process.</summary>
internal sealed class ReturnInMemory(IBus bus, DeliveriesInHand? inHand = null) : IDeadLetterReturn
{
    public async Task SendAsync(DeadLetterRow row, byte[] body, CancellationToken cancellation)
    {
        if (Guid.TryParse(row.Envelope.MessageId, out var messageId))
        {
            inHand?.Forgive(messageId);
        }

        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{row.Queue}"));
        await endpoint.Send(
            new Returned(),
            send =>
            {
                send.Serializer = new CopyBodySerializer(new ContentType(row.Envelope.ContentType ?? "application/json"), new BytesMessageBody(body));
                send.MessageId = messageId == Guid.Empty ? send.MessageId : messageId;
                foreach (var (name, value) in row.Envelope.Headers)
                {
                    send.Headers.Set(name, value.ToString());
                }
            },
            cancellation);
    }

    /// <summary>Stands for the bytes; the body is never made from it.</summary>
    internal sealed record Returned;
}
