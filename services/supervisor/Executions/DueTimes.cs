namespace Holmes.Supervisor.Executions;

/// <summary>
/// When this instance should look at which execution, so that a retry in half a second does not wait for the next sweep.
/// A convenience: <see cref="OpenExecutions"/> holds the same times durably.
/// </summary>
public sealed class DueTimes(TimeProvider clock)
{
    private const int MostRefusals = 6; // 0.25 to 8 seconds, some 15 in all: then the sweep comes

    private static readonly TimeSpan FirstReminder = TimeSpan.FromMilliseconds(250);

    private readonly PriorityQueue<Guid, DateTimeOffset> times = new();
    private readonly PriorityQueue<Guid, DateTimeOffset> reminders = new();
    private readonly Dictionary<Guid, int> refused = [];
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

    /// <summary>Nobody was there to take its message: soon again, and less soon each time, until the next sweep does it.</summary>
    public void ExpectReceiver(Guid id)
    {
        lock (gate)
        {
            var tries = refused.GetValueOrDefault(id);
            if (tries < MostRefusals)
            {
                refused[id] = tries + 1;
                reminders.Enqueue(id, clock.GetUtcNow() + (FirstReminder * (1 << tries)));
            }
            else
            {
                refused.Remove(id);
            }
        }
    }

    public void Received(Guid id)
    {
        lock (gate)
        {
            refused.Remove(id);
        }
    }

    /// <summary>Those with something to decide now.</summary>
    public IReadOnlyList<Guid> TakeDue() => Take(times);

    /// <summary>Those whose messages somebody may take by now.</summary>
    public IReadOnlyList<Guid> TakeReminders() => Take(reminders);

    private IReadOnlyList<Guid> Take(PriorityQueue<Guid, DateTimeOffset> from)
    {
        var (now, due) = (clock.GetUtcNow(), new HashSet<Guid>());
        lock (gate)
        {
            while (from.TryPeek(out _, out var at) && at <= now)
            {
                due.Add(from.Dequeue());
            }
        }

        return [.. due];
    }
}
