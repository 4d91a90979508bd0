using Holmes.ServiceDefaults;

namespace Holmes.Supervisor.Archive;

/// <summary>Once in a while: archives what has been over for long enough, and deletes what is to be kept no longer.</summary>
public sealed partial class Archivist(FinishedExecutions finished, ArchiveOptions options, TimeProvider clock, ILogger<Archivist> logger)
    : BackgroundService
{
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(50); // the work of people goes first

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1); // what ended at another instance may look as if it had ended earlier

    private DateTimeOffset archivedUntil = DateTimeOffset.UnixEpoch;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.LookEvery, clock);
        do
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotDone(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Everything that is due, batch by batch.</summary>
    public async Task WorkAsync(CancellationToken cancellation)
    {
        var (archived, deleted) = (0, 0);
        while (options.DeleteAfter is { } kept && await finished.DeleteAsync(clock.GetUtcNow() - kept, cancellation) is { } count and > 0)
        {
            deleted += count;
            await Task.Delay(BetweenBatches, clock, cancellation);
        }

        var before = clock.GetUtcNow() - options.ArchiveAfter;
        while (await finished.ArchiveAsync(before, archivedUntil, cancellation) is { } batch)
        {
            (archived, archivedUntil) = (archived + batch.Count, batch.Until);
            if (batch.Count == 0)
            {
                archivedUntil = before - ClocksDiffer;
                break;
            }

            await Task.Delay(BetweenBatches, clock, cancellation);
        }

        Archived.Add(archived);
        Deleted.Add(deleted);
        if (archived + deleted > 0)
        {
            LogDone(logger, archived, deleted);
        }
    }

    private static readonly System.Diagnostics.Metrics.Counter<long> Archived = Telemetry.Meter.CreateCounter<long>("holmes.executions.archived");
    private static readonly System.Diagnostics.Metrics.Counter<long> Deleted = Telemetry.Meter.CreateCounter<long>("holmes.executions.deleted");

    [LoggerMessage(Level = LogLevel.Information, Message = "Archived {Archived} executions and deleted {Deleted}.")]
    private static partial void LogDone(ILogger logger, int archived, int deleted);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Archiving did not finish; it goes on at the next look.")]
    private static partial void LogNotDone(ILogger logger, Exception exception);
}
