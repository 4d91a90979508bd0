using Holmes.Notifier.Log;

namespace Holmes.Notifier.Live;

/// <summary>One follower of a session. It may be told of the same execution more than once.</summary>
public sealed class SessionWatch(Guid session, Action<StartedExecution> found, Action<SessionWatch> release) : IDisposable
{
    public Guid Session => session;

    public void Offer(StartedExecution start) => found(start);

    public void Dispose() => release(this);
}
