using MassTransit;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// Without a broker: a message the process has died over before is read alone, and after
/// <see cref="DeliveriesInHand.MostDeaths"/> deaths not at all, so that a restart does not end in the next crash.
/// </summary>
internal sealed class DeadlyFilter(DeliveriesInHand inHand, DeadLetterFilter deadLetters, OneByOne one) : IFilter<ReceiveContext>
{
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        if (!Guid.TryParse(context.TransportHeaders.Get<string>(MessageHeaders.MessageId), out var id))
        {
            await next.Send(context);
            return;
        }

        var deaths = inHand.Take(id);
        try
        {
            await (deaths switch
            {
                0 => next.Send(context),
                < DeliveriesInHand.MostDeaths => one.RunAsync(() => next.Send(context), HashCode.Combine(id, deaths), context.CancellationToken),
                _ => deadLetters.KeepAsync(context, Reasons.DeliveryLimit, exception: null),
            });
        }
        finally
        {
            inHand.Release(id, forget: deaths < DeliveriesInHand.MostDeaths);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("deadly");
}
