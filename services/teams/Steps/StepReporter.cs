using System.Collections.Concurrent;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Steps;

/// <summary>Tells how a step comes along: each call as it ends, progress in between at most once a second, all calls at the end.</summary>
public sealed class StepReporter(ExecuteStep step, Func<ReportStep, Task> report, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, int> underWay = new();
    private readonly List<CallResult> ended = [];
    private readonly SemaphoreSlim turn = new(1);
    private int told;
    private long lastTold = clock.GetTimestamp();

    public async Task EndedAsync(CallResult call)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            underWay.TryRemove(call.ToolCallId, out _);
            ended.Add(call);
            var isFinal = ended.Count == step.Calls.Count;
            await TellAsync(isFinal, isFinal ? [.. ended] : [call], null); // reports may overtake each other, so the last one says it all
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What a call tells about itself until it ends.</summary>
    public IProgress<ToolProgress> ProgressOf(Guid callId) => new CallProgress(this, callId);

    private async Task ProgressedAsync(Guid callId, ToolProgress progress)
    {
        try
        {
            underWay[callId] = Math.Clamp(progress.Percentage, 0, 99);
            if (clock.GetElapsedTime(lastTold) >= AtMostEvery && await turn.WaitAsync(0, CancellationToken.None))
            {
                await TellProgressAsync(callId, progress);
            }
        }
        catch (Exception)
        {
            // The next one, or the result, will be told: progress must not break the call that makes it.
        }
    }

    private async Task TellProgressAsync(Guid callId, ToolProgress progress)
    {
        try
        {
            if (ended.Count < step.Calls.Count && ended.TrueForAll(call => call.ToolCallId != callId) && Percentage() > told)
            {
                await TellAsync(isFinal: false, [], progress.Note);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private int Percentage() => (100 * ended.Count + underWay.Values.Sum()) / step.Calls.Count;

    private Task TellAsync(bool isFinal, IReadOnlyList<CallResult> calls, string? note)
    {
        lastTold = clock.GetTimestamp();
        told = Math.Max(told, Percentage());
        return report(new ReportStep(step.ExecutionId, step.StepId, step.Attempt, isFinal, calls, told, note));
    }

    private sealed class CallProgress(StepReporter reporter, Guid callId) : IProgress<ToolProgress>
    {
        public void Report(ToolProgress value) => _ = reporter.ProgressedAsync(callId, value);
    }
}
