using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Holmes.ServiceDefaults;

/// <summary>The queues this process reads.</summary>
internal sealed class ConsumedQueues
{
    private readonly ConcurrentDictionary<string, bool> names = new();

    public ICollection<string> Names => names.Keys;

    public void Add(string name) => names.TryAdd(name, true);
}

/// <summary>
/// Ends a process whose queues nobody reads although the broker is there: it asks the broker, not the bus, since a bus that
/// waits for something that never comes thinks it is well. Who runs the process starts it again, and what it was
/// waiting for is sent again.
/// </summary>
internal sealed partial class ConsumerWatch(
    IConfiguration configuration, ConsumedQueues queues, IOptions<BusOptions> options, TimeProvider clock, ILogger<ConsumerWatch> logger)
    : BackgroundService
{
    /// <summary>As EX_TEMPFAIL: to be tried again.</summary>
    public const int ExitCode = 75;

    private const int LooksWithinTheLimit = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.UnreadLimit / LooksWithinTheLimit, clock);
        long? since = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var unread = await UnreadAsync(stoppingToken);
            if (unread.Count == 0)
            {
                since = null;
                continue;
            }

            since ??= clock.GetTimestamp();
            if (clock.GetElapsedTime(since.Value) > options.Value.UnreadLimit)
            {
                GiveUp(string.Join(", ", unread), options.Value.UnreadLimit.TotalSeconds);
                Environment.Exit(ExitCode); // a stop in good order would wait for what never comes
            }
        }
    }

    /// <returns>None while the broker cannot be asked: then nobody is to blame.</returns>
    private async Task<IReadOnlyList<string>> UnreadAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await new ConnectionFactory { Uri = new Uri(configuration.RabbitMq()), AutomaticRecoveryEnabled = false }
                .CreateConnectionAsync(cancellation);
            var unread = new List<string>();
            foreach (var queue in queues.Names)
            {
                if (!await IsReadAsync(connection, queue, cancellation))
                {
                    unread.Add(queue);
                }
            }

            return unread;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return [];
        }
    }

    private static async Task<bool> IsReadAsync(IConnection connection, string queue, CancellationToken cancellation)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation); // a missing queue closes it
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellation)).ConsumerCount > 0;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Critical, "Nobody has read {Queues} for {Seconds} s although the broker is there. The process ends, to be started again.")]
    private partial void GiveUp(string queues, double seconds);
}
