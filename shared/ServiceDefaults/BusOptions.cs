using System.ComponentModel.DataAnnotations;

namespace Holmes.ServiceDefaults;

/// <summary>How a host reads its queues.</summary>
public sealed class BusOptions
{
    /// <summary>Messages of a queue that one process has in hand at once (docs/adr/0013-prefetch.md).</summary>
    [Range(1, 1_000)]
    public int Prefetch { get; set; } = 64;

    /// <summary>
    /// Deliveries without an answer after which RabbitMQ gives a message up. Neighbours of a deadly message are charged as
    /// well, hence not few. It is an argument of the queue: a queue that exists keeps its own.
    /// </summary>
    [Range(2, 1_000)]
    public int DeliveryLimit { get; set; } = 20;

    /// <summary>
    /// How long a queue of this process may go unread while the broker is there. After an outage MassTransit waits up to
    /// thirty seconds before it tries again, so it is more.
    /// </summary>
    public TimeSpan UnreadLimit { get; set; } = TimeSpan.FromMinutes(1);
}
