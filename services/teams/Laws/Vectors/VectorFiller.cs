using Holmes.Embeddings;
using Holmes.ServiceDefaults;

namespace Holmes.Teams.Laws.Vectors;

/// <summary>Keeps the vectors complete: at the start, and soon after imports of any instance.</summary>
internal sealed partial class VectorFiller(VectorFilling filling, TimeProvider time, ILogger<VectorFiller> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await filling.FillAsync(stoppingToken);
                failures = 0;
            }
            catch (EmbeddingException e)
            {
                if (failures++ == 0)
                {
                    LogWaiting(logger, e.Message);
                }
            }
            catch (Exception e) when (Outage.Caused(e))
            {
                failures++; // the database's absence is said elsewhere
            }

            await Task.Delay(Wait(failures), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Wait(int failures) => TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, BetweenLooks.Ticks << Math.Min(failures, 8)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Articles of law wait for their vectors: {Reason}. It is tried again, at most five minutes apart.")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
