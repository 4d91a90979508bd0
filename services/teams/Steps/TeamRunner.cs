using Holmes.Contracts.Teams;
using Holmes.Teams.Leases;

namespace Holmes.Teams.Steps;

/// <summary>Does a step: calls its tools, at once, and reports each as it ends.</summary>
public sealed class TeamRunner(CallRunner calls, RunningSteps running, StepLeases leases, TimeProvider clock)
{
    /// <param name="report">Takes partial reports and, at the end, the final one.</param>
    public async Task RunAsync(ExecuteStep step, Func<ReportStep, Task> report, CancellationToken cancellation)
    {
        var attempt = StepAttempt.Of(step);
        using var begun = running.Begin(attempt, step.Deadline, cancellation);
        if (begun is null)
        {
            return; // nobody waits for it any more, or this process is at it already
        }

        try
        {
            var standing = await leases.LookAsync(attempt, begun.Token);
            if (standing.Lease is null || await leases.SucceedAsync(attempt, standing.Lease, begun.Token))
            {
                await RunAsync(step, standing, report, begun);
            }
        }
        catch (OperationCanceledException) when (begun.Token.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // It was given up, or its time is over; who asked for it knows.
        }
    }

    private async Task RunAsync(ExecuteStep step, StepStanding standing, Func<ReportStep, Task> report, RunningStep begun)
    {
        var isLong = new HeldLease(standing.Lease is not null);
        var (open, isDone) = (new List<Task<CallResult>>(), false);
        using var reporter = new StepReporter(step, sent => begun.IsAbandoned ? Task.CompletedTask : report(sent), clock);
        try
        {
            await using var alive = leases.Hold(begun.Step, isLong, lost: begun.Abandon);
            open.AddRange(step.Calls.Select(call => calls.CallAsync(call, step, standing.Data, reporter.ProgressOf(call.ToolCallId), begun.Token)));
            await foreach (var call in Task.WhenEach(open).WithCancellation(CancellationToken.None))
            {
                await reporter.EndedAsync(await call);
            }

            isDone = true;
        }
        catch
        {
            begun.Abandon(); // what could not be reported is done again, and nobody could stop what still runs
            await ((Task)Task.WhenAll(open)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            if (isLong.IsHeld)
            {
                await leases.ReleaseAsync(begun.Step, isDone);
            }
        }
    }
}
