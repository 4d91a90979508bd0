using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Notifier.Commands;

/// <summary>Hands commands of people over to the bus: confirmed and routed within the time limit, or an exception.</summary>
public sealed class CommandSender(IBus bus)
{
    public async Task SendAsync(object command, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(MessageBus.HandOverLimit);
        try
        {
            await bus.Publish(
                command,
                command.GetType(),
                context =>
                {
                    if (context.TryGetPayload(out RabbitMqSendContext? rabbit))
                    {
                        rabbit.Mandatory = true; // without a queue to take it, it would be lost without a word
                    }
                },
                limit.Token);
        }
        catch (Exception notTaken) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandNotTakenException(notTaken);
        }
    }
}

/// <summary>The bus did not take a command: nothing was done, and it may be sent again.</summary>
public sealed class CommandNotTakenException(Exception inner) : Exception("The bus did not take the command.", inner);
