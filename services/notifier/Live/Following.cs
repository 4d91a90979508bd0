namespace Holmes.Notifier.Live;

/// <summary>One follower's place in one execution. It pulls: a slow one keeps nothing in memory but its place.</summary>
public sealed class Following(ExecutionFeed feed, long after, Wake wake, Action<Following> release) : IDisposable
{
    private bool released;
    private int draft;
    private int written;

    public ExecutionFeed Feed => feed;

    public Wake Wake => wake;

    /// <summary>Version of the last frame that was handed out and sent.</summary>
    public long Sent { get; private set; } = after;

    /// <summary>Everything there will ever be was sent.</summary>
    public bool IsDone => feed.IsOver && Sent >= feed.Head;

    /// <summary>The next frames, in order; empty when there are none yet.</summary>
    public ValueTask<IReadOnlyList<Frame>> NextAsync(CancellationToken cancellation) => feed.AfterAsync(Sent, cancellation);

    /// <summary>What was written of the answer since the last time; null when nothing was.</summary>
    public AnswerDelta? NextDraft()
    {
        if (feed.Draft is not { } now || (now.Number == draft && now.Text.Length == written))
        {
            return null;
        }

        var offset = now.Number == draft ? written : 0;
        (draft, written) = (now.Number, now.Text.Length);
        return new(feed.Execution, now.Number, offset, now.Text[offset..]);
    }

    public void Advance(Frame frame) => Sent = frame.Version == Sent + 1
        ? frame.Version
        : throw new InvalidOperationException($"Version {frame.Version} of {feed.Execution} would follow {Sent}.");

    public void Dispose()
    {
        if (!released)
        {
            released = true;
            release(this);
        }
    }
}
