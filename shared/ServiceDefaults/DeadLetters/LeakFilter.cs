using MassTransit;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// Inside one process nobody delivers again what was not consumed, and a consumer that says it was cancelled passes the
/// error pipe by: so what still comes out here is kept as well, unless the process is stopping.
/// </summary>
internal sealed class LeakFilter(DeadLetterFilter deadLetters) : IFilter<ReceiveContext>
{
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        try
        {
            await next.Send(context);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            await deadLetters.KeepAsync(context, Reasons.Failed, e);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("leak");
}
