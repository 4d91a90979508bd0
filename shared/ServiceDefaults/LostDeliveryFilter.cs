using MassTransit;

namespace Holmes.ServiceDefaults;

/// <summary>
/// Lets go of a delivery whose channel is gone: it comes again anyway. The client waits for all of a channel's deliveries
/// before it tells the next channel that the connection is lost, so one that does not heed its token would keep other
/// queues from being consumed again.
/// </summary>
internal sealed class LostDeliveryFilter : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => next.Send(context).WaitAsync(context.CancellationToken);

    public void Probe(ProbeContext context) => context.CreateFilterScope("lostDelivery");
}
