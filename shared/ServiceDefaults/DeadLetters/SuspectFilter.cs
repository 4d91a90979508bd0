using System.Globalization;
using MassTransit;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Over a broker: messages that came to nothing several times are read alone.</summary>
/// <param name="suspicious">From so many deliveries on.</param>
internal sealed class SuspectFilter(OneByOne one, int suspicious) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        context.TryGetPayload<RabbitMqBasicConsumeContext>(out var rabbit) && Deliveries(rabbit) is var deliveries && deliveries >= suspicious
            ? one.RunAsync(
                () => next.Send(context), $"{rabbit.Properties.MessageId} {context.Body.Length}", deliveries, context.CancellationToken)
            : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("suspect");

    private static long Deliveries(RabbitMqBasicConsumeContext rabbit) =>
        rabbit.Properties.Headers?.TryGetValue("x-delivery-count", out var count) == true
            ? Convert.ToInt64(count, CultureInfo.InvariantCulture)
            : 0;
}
