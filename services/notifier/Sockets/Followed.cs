using System.Collections.Concurrent;
using Holmes.Notifier.Live;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Sockets;

/// <summary>
/// The executions one socket follows, opened one after the other, each before its history is read. Frames are taken by
/// one reader; executions may be added by anybody.
/// </summary>
internal sealed class Followed(LiveFeeds feeds, string user, Wake wake) : IDisposable
{
    private readonly ConcurrentQueue<(Guid Execution, long After)> waiting = new();
    private readonly ConcurrentDictionary<Guid, bool> known = new();
    private readonly List<Following> open = [];
    private int next;

    /// <summary>The one that was added last.</summary>
    public Guid? Latest { get; private set; }

    /// <summary>Follows an execution at once; for the one reader, or before it has begun.</summary>
    public async Task<Following> OpenAsync(Guid execution, long after)
    {
        known.TryAdd(execution, true);
        Latest ??= execution;
        var opened = feeds.Follow(execution, after, wake); // before it is read: what is committed in between comes as a hint
        open.Add(opened);
        await opened.Feed.CatchUpAsync();
        return opened;
    }

    /// <summary>Takes in an execution of the caller's; one that is followed already stays where it is.</summary>
    public void Add(StartedExecution start, long after)
    {
        if (start.UserId == user)
        {
            Expect(start.Execution, after);
        }
    }

    /// <summary>Takes in an execution that is there, or is about to start.</summary>
    public void Expect(Guid execution, long after = 0)
    {
        if (known.TryAdd(execution, true))
        {
            Latest = execution;
            waiting.Enqueue((execution, after));
            wake.Set();
        }
    }

    public bool Knows(Guid execution) => known.ContainsKey(execution);

    /// <summary>The next frames of one of them, with its place; nothing when all are up to date.</summary>
    public async ValueTask<(Following Following, IReadOnlyList<Frame> Frames)?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            for (var tried = 0; tried < open.Count; tried++)
            {
                var following = open[next++ % open.Count];
                if (following.Feed.Start is { } start && start.UserId != user)
                {
                    Close(following); // an id of somebody else's execution, expected by mistake or on purpose
                    continue;
                }

                if (await following.NextAsync(cancellation) is { Count: > 0 } frames)
                {
                    return (following, frames);
                }
            }

            foreach (var over in open.Where(following => following.IsDone).ToList())
            {
                Close(over);
            }

            if (!waiting.TryDequeue(out var place))
            {
                return null;
            }

            await OpenAsync(place.Execution, place.After);
        }
    }

    /// <summary>What was written of an answer since the last time, of any of them.</summary>
    public AnswerDelta? NextDraft() => open
        .Where(following => following.Feed.Start?.UserId == user)
        .Select(following => following.NextDraft())
        .FirstOrDefault(delta => delta is not null);

    public void Dispose()
    {
        foreach (var following in open)
        {
            following.Dispose();
        }
    }

    private void Close(Following following)
    {
        following.Dispose();
        open.Remove(following);
    }
}
