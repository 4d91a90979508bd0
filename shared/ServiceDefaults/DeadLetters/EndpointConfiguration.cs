using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Gives an endpoint its way for messages that cannot be consumed.</summary>
internal static class EndpointConfiguration
{
    public static void UseDeadLetters(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context, string queue, BusOptions options)
    {
        if (KeeperFor(endpoint, context) is not { } keeper)
        {
            return; // a host without a broker and without a place for them: MassTransit's own error queue, in memory
        }

        var clock = context.GetRequiredService<TimeProvider>();
        var filter = new DeadLetterFilter(queue, keeper, clock, context.GetRequiredService<ILogger<DeadLetterFilter>>());
        endpoint.ConfigureError(pipe => pipe.UseFilter<ExceptionReceiveContext>(filter));
        endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter<ReceiveContext>(filter));
        endpoint.ConfigureReceive(pipe =>
        {
            if (endpoint is IRabbitMqReceiveEndpointConfigurator)
            {
                pipe.UseFilter(new SuspectFilter(new OneByOne(clock), Math.Max(1, options.DeliveryLimit / 4)));
                return;
            }

            pipe.UseFilter(new LeakFilter(filter));
            if (context.GetService<DeliveriesInHand>() is { } inHand)
            {
                pipe.UseFilter(new DeadlyFilter(inHand, filter, context.GetRequiredService<OneByOne>()));
            }
        });
    }

    private static IDeadLetters? KeeperFor(IReceiveEndpointConfigurator endpoint, IRegistrationContext context) =>
        endpoint is IRabbitMqReceiveEndpointConfigurator ? new DeadLettersToBroker()
            : context.GetService<DeadLetterTable>() is { } table ? new DeadLettersToTable(table)
            : null;
}
