using MassTransit;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Takes the messages that a queue's consumer could not; when this returns the message may be let go.</summary>
internal interface IDeadLetters
{
    Task KeepAsync(DeadLetter letter, ReceiveContext received);
}
