using MassTransit;

namespace Holmes.ServiceDefaults;

/// <summary>
/// The way of every message to the bus: taken by the broker within a time limit, or an exception that says so. MassTransit 8.5 heeds no
/// token while it declares an exchange: a publication that waits there when its channel dies never ends, the delivery
/// it belongs to neither, and as the client closes channels one after another, no endpoint behind that one comes back.
/// </summary>
public static class HandOver
{
    /// <summary>A broker that has just started declares its first queues in seconds, so it is not short.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <exception cref="NotHandedOverException">The broker did not take it; it may have got it all the same.</exception>
    /// <exception cref="MessageReturnedException">It has to arrive, and no queue is bound to it.</exception>
    public static async Task HandOverAsync(
        this IPublishEndpoint bus, object message, CancellationToken cancellation, Action<PublishContext>? describe = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
#pragma warning disable RS0030 // the one place
            await bus.Publish(message, message.GetType(), context => describe?.Invoke(context), limit.Token).WaitAsync(limit.Token);
#pragma warning restore RS0030
        }
        catch (Exception e) when (e is not MessageReturnedException)
        {
            cancellation.ThrowIfCancellationRequested(); // under the name of the caller's token, by which it is known
            throw new NotHandedOverException(message, e);
        }
    }

    /// <summary>Again until it is taken, however long the broker is away: for what a process says of its own accord.</summary>
    public static async Task HandOverInTheEndAsync(this IBusControl bus, object message, CancellationToken cancellation)
    {
        while (true)
        {
            await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellation);
            try
            {
                await bus.HandOverAsync(message, cancellation);
                return;
            }
            catch (Exception) when (!cancellation.IsCancellationRequested)
            {
                await Task.Delay(Again, cancellation); // MassTransit has said why
            }
        }
    }

    /// <summary>A command that no queue is bound to must not vanish.</summary>
    public static void MustArrive(this PublishContext publish)
    {
        if (publish.TryGetPayload<RabbitMqSendContext>(out var rabbit))
        {
            rabbit.Mandatory = true;
        }
    }
}

/// <summary>The broker did not take a message in time, or its connection or channel broke off meanwhile, in whatever way.</summary>
public sealed class NotHandedOverException(object message, Exception cause)
    : Exception($"The broker did not take {message.GetType().Name}: {cause.Message}", BaseOf(cause))
{
    /// <summary>What began with a cancellation is a cancelled consumer to MassTransit, and no outage: it is left out.</summary>
    private static Exception? BaseOf(Exception cause) => cause.GetBaseException() is OperationCanceledException ? null : cause;
}
