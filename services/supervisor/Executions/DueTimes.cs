namespace Holmes.Supervisor.Executions;

/// <summary>
/// When this instance should look at which execution, so that a retry in half a second does not wait for the next sweep.
/// A convenience: <see cref="OpenExecutions"/> holds the same times durably.
/// </summary>
public sealed class DueTimes(TimeProvider clock)
{
    private readonly PriorityQueue<Guid, DateTimeOffset> times = new();
    private readonly Lock gate = new();

    public void Expect(Execution state)
    {
        var due = Outstanding.NextDue(state);
        if (!state.IsOpen || due > clock.GetUtcNow() + OpenExecutions.Patience)
        {
            return;
        }

        lock (gate)
        {
            times.Enqueue(state.Id, due);
        }
    }

    public IReadOnlyList<Guid> TakeDue()
    {
        var (now, due) = (clock.GetUtcNow(), new HashSet<Guid>());
        lock (gate)
        {
            while (times.TryPeek(out _, out var at) && at <= now)
            {
                due.Add(times.Dequeue());
            }
        }

        return [.. due];
    }
}
