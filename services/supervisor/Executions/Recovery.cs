using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// Keeps executions going from their streams alone: all open ones when the process starts, later those whose time has
/// come. Deadlines and retries that are due are decided, and what an execution waits for is sent again where it may be lost.
/// </summary>
public sealed partial class Recovery(
    OpenExecutions open, DueTimes due, ExecutionGate gate, IBusControl bus, IConfiguration configuration, TimeProvider clock, ILogger<Recovery> logger)
    : BackgroundService
{
    private const int AtOnce = 256;

    // Without a broker whatever was on its way died with the process that carried it.
    private readonly bool messagesOutliveUs = configuration.HasBroker();

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken); // what is sent before queues are bound is lost
        var (everything, nextSweep) = (true, clock.GetUtcNow());
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            try
            {
                await CheckAllAsync(due.TakeDue(), remind: false, stoppingToken);
                await CheckAllAsync(due.TakeReminders(), remind: true, stoppingToken);

                if (clock.GetUtcNow() < nextSweep)
                {
                    continue;
                }

                nextSweep = clock.GetUtcNow() + SweepEvery;
                var waiting = await open.TakeDueAsync(everything, stoppingToken);
                if (everything && waiting.Count > 0)
                {
                    LogResuming(logger, waiting.Count);
                }

                foreach (var group in waiting.GroupBy(one => MayBeLost(one, atStart: everything)))
                {
                    await CheckAllAsync([.. group.Select(one => one.Id)], remind: group.Key, stoppingToken);
                }

                everything = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogSweepFailed(logger, e); // the database or the broker is away; the next sweep finds the same rows
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>
    /// At the start what nobody will deliver again, later what has been quiet: to send everything again would make the work of
    /// the others longer just when there is most of it. So it is later, too, the less often the longer it has been quiet: a slow step
    /// is not sent four times a minute.
    /// </summary>
    private bool MayBeLost(DueExecution execution, bool atStart) => atStart
        ? !messagesOutliveUs || !execution.CameByMessage
        : IsTimeToRemind(clock.GetUtcNow() - execution.MovedAt);

    /// <summary>Looked at each time its patience is over: then for two minutes every time, and from then on once a minute.</summary>
    private static bool IsTimeToRemind(TimeSpan quiet)
    {
        var looks = (long)(quiet / OpenExecutions.Patience);
        return looks > 0 && (looks <= 8 || looks % 4 == 0);
    }

    /// <summary>So many at once that the log reads and saves them in large batches.</summary>
    private Task CheckAllAsync(IReadOnlyList<Guid> executions, bool remind, CancellationToken stopping) => Parallel.ForEachAsync(
        executions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping },
        async (id, cancellation) =>
        {
            try
            {
                await CheckAsync(id, remind, cancellation);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                LogCheckFailed(logger, e, id); // the others have their turn; this one comes again when its patience is over
            }
        });

    private async Task CheckAsync(Guid id, bool remind, CancellationToken cancellation)
    {
        var committed = await gate.PassAsync(
            id, (state, now) => StepDecider.Decide(state, new CheckExecution(id), now), causationId: null, cancellation);
        if (remind) // also when something was decided: that told only what is new
        {
            await gate.RemindAsync(committed.After, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Resuming {Count} executions that were not over.")]
    private static partial void LogResuming(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Execution {ExecutionId} could not be looked at; it comes again.")]
    private static partial void LogCheckFailed(ILogger logger, Exception exception, Guid executionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A recovery sweep did not finish; the next one tries again.")]
    private static partial void LogSweepFailed(ILogger logger, Exception exception);
}
