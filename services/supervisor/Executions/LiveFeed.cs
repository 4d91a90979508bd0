using System.Text.Json;
using System.Threading.Channels;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// Tells those who watch live what was committed, everything that has gathered in one message. It is a hint: whoever
/// misses one reads the log, so nothing waits for it and nothing is kept.
/// </summary>
public sealed partial class LiveFeed(IBus bus, ILogger<LiveFeed> logger) : BackgroundService
{
    private const int LargestMessage = 200;

    private readonly Channel<StoredFact> facts = Channel.CreateBounded<StoredFact>(
        new BoundedChannelOptions(20_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Tell(IEnumerable<StoredFact> committed)
    {
        foreach (var fact in committed)
        {
            facts.Writer.TryWrite(fact);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await facts.Reader.WaitToReadAsync(stoppingToken))
        {
            var events = new List<LoggedEvent>();
            while (events.Count < LargestMessage && facts.Reader.TryRead(out var fact))
            {
                events.Add(Logged(fact));
            }

            try
            {
                await bus.HandOverAsync(new EventsCommitted(events), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotTold(logger, e, events.Count);
            }
        }
    }

    public static LoggedEvent Logged(StoredFact fact) => new(
        fact.ExecutionId, fact.Version, fact.Data.GetType().Name, fact.At, fact.CausationId,
        JsonSerializer.SerializeToElement(fact.Data, fact.Data.GetType(), WireJson.Options));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events were not told to live watchers; they will read the log.")]
    private static partial void LogNotTold(ILogger logger, Exception exception, int count);
}
