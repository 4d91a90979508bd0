namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Sends a dead letter back to the queue it came from, as it came.</summary>
internal interface IDeadLetterReturn
{
    /// <exception cref="QueueGoneException">The queue is not there any more.</exception>
    Task SendAsync(DeadLetterRow row, byte[] body, CancellationToken cancellation);
}

internal sealed class QueueGoneException(string queue) : Exception($"There is no queue {queue}.");
