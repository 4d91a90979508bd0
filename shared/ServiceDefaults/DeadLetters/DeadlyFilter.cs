using MassTransit;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// Without a broker: a message the process has died over before is read alone, and after
/// <see cref="DeliveriesInHand.MostDeaths"/> deaths not at all, so that a restart does not end in the next crash.
/// </summary>
internal sealed class DeadlyFilter(DeliveriesInHand inHand, DeadLetterFilter deadLetters, OneByOne one) : IFilter<ReceiveContext>
{
    /// <summary>One death may be anything, a power cut or a person; with it, nothing is slower than before.</summary>
    private const int Suspicious = 2;

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        if (!Guid.TryParse(context.TransportHeaders.Get<string>(MessageHeaders.MessageId), out var id))
        {
            await next.Send(context);
            return;
        }

        await (inHand.DeathsWith(id) switch
        {
            < Suspicious => ReadAsync(),
            < DeliveriesInHand.MostDeaths and var deaths => one.RunAsync(ReadAsync, $"{id}", deaths, context.CancellationToken),
            _ => deadLetters.KeepAsync(context, Reasons.DeliveryLimit, exception: null),
        });

        async Task ReadAsync()
        {
            inHand.Take(id); // not while it waits for its turn: a death is charged to the one that is read
            try
            {
                await next.Send(context);
            }
            finally
            {
                inHand.Release(id);
            }
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("deadly");
}
