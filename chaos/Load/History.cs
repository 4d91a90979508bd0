using System.Collections.Concurrent;
using Holmes.Chaos.Checks;

namespace Holmes.Chaos.Load;

/// <summary>What clients know: what was promised to them, and what they were shown.</summary>
internal sealed class History
{
    private readonly ConcurrentDictionary<Guid, Accepted> accepted = new();
    private readonly ConcurrentQueue<Violation> violations = new();
    private int subscribers;
    private int frames;
    private int reconnections;

    public IReadOnlyCollection<Accepted> Accepted => [.. accepted.Values];

    public IEnumerable<Violation> Violations => violations;

    public int Subscribers => subscribers;

    public int Frames => frames;

    public int Reconnections => reconnections;

    public void Accept(Accepted one) => accepted[one.ExecutionId] = one;

    /// <summary>A person stopped it: its answer is compared with nothing.</summary>
    public void Cancel(Guid id) => accepted[id] = accepted[id] with { WasCancelled = true };

    public void Subscribe() => Interlocked.Increment(ref subscribers);

    public void Reconnect() => Interlocked.Increment(ref reconnections);

    /// <returns>The new last sequence.</returns>
    public long Show(Guid id, long last, long sequence)
    {
        Interlocked.Increment(ref frames);
        if (sequence != last + 1)
        {
            violations.Enqueue(new("subscriber", id, $"After {last} came {sequence}."));
        }

        return sequence;
    }

    public void Fail(Violation violation) => violations.Enqueue(violation);
}

/// <param name="Way">http, bus or socket.</param>
internal sealed record Accepted(Guid ExecutionId, Scenario Scenario, string User, string Way, bool WasCancelled = false);
