using Holmes.Notifier.Log;
using Microsoft.Extensions.Options;

namespace Holmes.Notifier.Live;

/// <summary>Asks the log now and then how far it is: what no hint told is found within one round.</summary>
public sealed partial class Reconciliation(
    ExecutionLog log,
    LiveFeeds feeds,
    LiveSessions sessions,
    IOptions<FeedOptions> options,
    TimeProvider time,
    ILogger<Reconciliation> logger) : BackgroundService
{
    private readonly StartPosition position = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ReconcileEvery, time);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(away);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task RoundAsync(CancellationToken cancellation)
    {
        var open = feeds.All().Where(feed => !feed.IsOver).ToDictionary(feed => feed.Execution);
        if (open.Count > 0)
        {
            var versions = await log.VersionsAsync([.. open.Keys], cancellation);
            await Task.WhenAll(versions.Select(known => open[known.Execution].ReachAsync(known.Version)));
        }

        position.Saw(time.GetUtcNow(), await log.PositionAsync(cancellation));
        if (sessions.IsAnybodyWatching && position.Floor is { } floor)
        {
            foreach (var start in await log.StartedAfterAsync(floor, cancellation))
            {
                sessions.Offer(start);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The log was not asked for missed events; the next round tries again")]
    private partial void LogAway(Exception away);
}
