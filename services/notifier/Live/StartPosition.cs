namespace Holmes.Notifier.Live;

/// <summary>
/// From where in the log to look for new executions. Positions are given out before the commit, so a low one can appear
/// late: looking starts at the position the log had <see cref="Late"/> ago.
/// </summary>
public sealed class StartPosition
{
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    // What may still be uncommitted when the process starts; whoever watches a session has read its past anyway.
    private const long FirstLook = 10_000;

    private readonly Queue<(DateTimeOffset At, long Position)> seen = new();

    public long? Floor { get; private set; }

    public void Saw(DateTimeOffset now, long position)
    {
        Floor ??= Math.Max(0, position - FirstLook);
        seen.Enqueue((now, position));
        while (seen.TryPeek(out var oldest) && oldest.At <= now - Late)
        {
            Floor = Math.Max(Floor.Value, seen.Dequeue().Position);
        }
    }
}
