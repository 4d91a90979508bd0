using Holmes.Notifier.Log;

namespace Holmes.Notifier.Live;

/// <summary>The sessions somebody follows at the moment; each learns of the executions that start in it.</summary>
public sealed class LiveSessions
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, List<SessionWatch>> watches = [];

    public bool IsAnybodyWatching
    {
        get
        {
            lock (gate)
            {
                return watches.Count > 0;
            }
        }
    }

    public SessionWatch Watch(Guid session, Action<StartedExecution> found)
    {
        var watch = new SessionWatch(session, found, Release);
        lock (gate)
        {
            if (!watches.TryGetValue(session, out var all))
            {
                watches.Add(session, all = []);
            }

            all.Add(watch);
        }

        return watch;
    }

    public void Offer(StartedExecution start)
    {
        lock (gate)
        {
            foreach (var watch in watches.GetValueOrDefault(start.SessionId) ?? [])
            {
                watch.Offer(start);
            }
        }
    }

    private void Release(SessionWatch watch)
    {
        lock (gate)
        {
            if (watches[watch.Session].Remove(watch) && watches[watch.Session].Count == 0)
            {
                watches.Remove(watch.Session);
            }
        }
    }
}
