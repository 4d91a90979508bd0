using MassTransit;
using MassTransit.RabbitMqTransport;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// Puts them on the queue of dead letters before the message is acknowledged. That needs no database; if the broker does
/// not take it, the message stays where it is.
/// </summary>
internal sealed class DeadLettersToBroker : IDeadLetters
{
    public Task KeepAsync(DeadLetter letter, ReceiveContext received) =>
        received.GetPayload<ChannelContext>().BasicPublishAsync(
            BrokerDeadLetters.Exchange, "", mandatory: true, BrokerDeadLetters.Describe(letter), letter.Body, awaitAck: true,
            received.CancellationToken);
}
