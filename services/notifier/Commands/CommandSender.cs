using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Notifier.Commands;

/// <summary>Hands commands of people over to the bus: confirmed and routed within the time limit, or an exception.</summary>
public sealed class CommandSender(IBus bus)
{
    public async Task SendAsync(object command, CancellationToken cancellation)
    {
        try
        {
            await bus.HandOverAsync(command, cancellation, context => context.MustArrive());
        }
        catch (Exception notTaken) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandNotTakenException(notTaken);
        }
    }
}

/// <summary>The bus did not take a command: nothing was done, and it may be sent again.</summary>
public sealed class CommandNotTakenException(Exception inner) : Exception("The bus did not take the command.", inner);
