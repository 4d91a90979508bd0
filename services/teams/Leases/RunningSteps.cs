using System.Collections.Concurrent;

namespace Holmes.Teams.Leases;

/// <summary>The steps this process is at, and those it is not to start any more.</summary>
public sealed class RunningSteps(TimeProvider clock)
{
    /// <summary>A step can be given up before its message arrives; so many are remembered.</summary>
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<StepAttempt, RunningStep> running = new();
    private readonly ConcurrentDictionary<StepAttempt, bool> givenUp = new();
    private readonly ConcurrentQueue<StepAttempt> order = new();

    /// <returns>Null when nobody waits for the step any more, or this process is at it already.</returns>
    public RunningStep? Begin(StepAttempt step, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var left = deadline - clock.GetUtcNow();
        if (left <= TimeSpan.Zero || givenUp.ContainsKey(step))
        {
            return null;
        }

        var begun = new RunningStep(this, step, left, clock, cancellation);
        if (!running.TryAdd(step, begun))
        {
            begun.Release();
            return null;
        }

        if (givenUp.ContainsKey(step))
        {
            begun.Abandon(); // in this very moment
        }

        return begun;
    }

    /// <summary>Nobody waits for this attempt any more: its calls stop, and if it comes later it is not started.</summary>
    public void GiveUp(StepAttempt step)
    {
        if (givenUp.TryAdd(step, true))
        {
            order.Enqueue(step);
            while (order.Count > MostRemembered && order.TryDequeue(out var oldest))
            {
                givenUp.TryRemove(oldest, out _);
            }
        }

        if (running.TryGetValue(step, out var found))
        {
            found.Abandon();
        }
    }

    internal void End(RunningStep step) => running.TryRemove(KeyValuePair.Create(step.Step, step));
}

/// <summary>A step under way; its token fires at its deadline, or when it is given up.</summary>
public sealed class RunningStep : IDisposable
{
    private readonly RunningSteps owner;
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource either;
    private readonly Lock gate = new();
    private bool isReleased;

    internal RunningStep(RunningSteps owner, StepAttempt step, TimeSpan left, TimeProvider clock, CancellationToken cancellation)
    {
        (this.owner, Step) = (owner, step);
        limit = new CancellationTokenSource(left, clock);
        either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        Token = either.Token;
    }

    public StepAttempt Step { get; }

    public CancellationToken Token { get; }

    /// <summary>Nobody wants its result.</summary>
    public bool IsAbandoned { get; private set; }

    public void Abandon()
    {
        lock (gate)
        {
            if (isReleased)
            {
                return;
            }

            IsAbandoned = true;
            _ = limit.CancelAsync(); // whatever hangs on the token must not run here
        }
    }

    public void Dispose()
    {
        owner.End(this);
        Release();
    }

    internal void Release()
    {
        lock (gate)
        {
            isReleased = true;
        }

        either.Dispose();
        limit.Dispose();
    }
}
