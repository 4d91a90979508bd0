using Holmes.Notifier.Log;
using Microsoft.Extensions.Options;

namespace Holmes.Notifier.Live;

/// <summary>The executions somebody follows at the moment, each as one shared feed.</summary>
public sealed class LiveFeeds(
    ExecutionLog log, IOptions<FeedOptions> options, TimeProvider time, ILogger<ExecutionFeed> logger)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Entry> entries = [];

    /// <summary>Follows from now on: hints count from here, so what the log holds is to be read after this.</summary>
    public Following Follow(Guid execution, long after, Wake wake)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(execution, out var entry))
            {
                entry = new Entry(new ExecutionFeed(execution, log, options.Value, time, logger));
                entries.Add(execution, entry);
            }

            entry.Followers++;
            entry.Feed.Follow(wake);
            return new Following(entry.Feed, after, wake, Release);
        }
    }

    public ExecutionFeed? Find(Guid execution)
    {
        lock (gate)
        {
            return entries.GetValueOrDefault(execution)?.Feed;
        }
    }

    public IReadOnlyList<ExecutionFeed> All()
    {
        lock (gate)
        {
            return [.. entries.Values.Select(entry => entry.Feed)];
        }
    }

    private void Release(Following following)
    {
        lock (gate)
        {
            following.Feed.Unfollow(following.Wake);
            if (--entries[following.Feed.Execution].Followers == 0)
            {
                entries.Remove(following.Feed.Execution);
            }
        }
    }

    private sealed class Entry(ExecutionFeed feed)
    {
        public ExecutionFeed Feed => feed;

        public int Followers { get; set; }
    }
}
