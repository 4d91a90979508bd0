using System.Text.Json;
using Holmes.Contracts;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Live;

/// <summary>
/// One execution, followed by anybody: its events in order, each built once, read from the log once for all followers.
/// A hint that continues what is known is taken as it is; anything else makes it read the log.
/// </summary>
public sealed partial class ExecutionFeed(Guid execution, ExecutionLog log, FeedOptions options, TimeProvider time, ILogger logger)
{
    private readonly Lock gate = new();
    private readonly FrameWindow window = new(options.WindowBytes);
    private readonly SortedDictionary<long, LogEntry> ahead = [];
    private readonly HashSet<Wake> followers = [];
    private TaskCompletionSource? nextPass;
    private bool isReading;
    private AnswerDraft? draft;
    private bool isAnswered;

    public Guid Execution => execution;

    /// <summary>Whose it is; null until its first event is known.</summary>
    public StartedExecution? Start { get; private set; }

    /// <summary>Version of the last event known.</summary>
    public long Head
    {
        get
        {
            lock (gate)
            {
                return window.Head;
            }
        }
    }

    public bool IsOver { get; private set; }

    /// <summary>What is written of the answer, while it is being written.</summary>
    public AnswerDraft? Draft
    {
        get
        {
            lock (gate)
            {
                return draft;
            }
        }
    }

    public void Write(AnswerDraft written)
    {
        lock (gate)
        {
            if (!isAnswered && written.Follows(draft))
            {
                draft = written;
                WakeFollowers();
            }
        }
    }

    public void Follow(Wake wake)
    {
        lock (gate)
        {
            followers.Add(wake);
        }
    }

    public void Unfollow(Wake wake)
    {
        lock (gate)
        {
            followers.Remove(wake);
        }
    }

    /// <summary>Takes a hint: the next event, one from further ahead, or one known already.</summary>
    public void Offer(LogEntry entry)
    {
        lock (gate)
        {
            if (entry.Version <= window.Head)
            {
                return;
            }

            if (ahead.Count < options.AheadLimit)
            {
                ahead.TryAdd(entry.Version, entry);
            }

            TakeAhead();
            StartReadingIfNeeded();
        }
    }

    /// <summary>Tells how far the stream is; reads the log when that is further than known.</summary>
    public Task ReachAsync(long version) => version > Head ? CatchUpAsync() : Task.CompletedTask;

    /// <summary>Reads what the log holds beyond what is known. Who asks during a reading shares the next one.</summary>
    public Task CatchUpAsync()
    {
        lock (gate)
        {
            nextPass ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            StartReadingIfNeeded();
            return nextPass.Task;
        }
    }

    /// <summary>Frames after a version; from memory, or from the log when they are no longer held. Empty when there are none yet.</summary>
    public async ValueTask<IReadOnlyList<Frame>> AfterAsync(long version, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (version >= window.Head)
            {
                return [];
            }

            if (window.TryRead(version, options.PageSize) is { } frames)
            {
                return frames;
            }
        }

        var entries = await log.ReadAsync(execution, version, options.PageSize, cancellation);
        lock (gate)
        {
            return [.. entries.Where(entry => entry.Version <= window.Head)
                .Select(entry => new Frame(execution, entry, window.TodoAt(entry.Version)))];
        }
    }

    private bool IsReadingNeeded => nextPass is not null || ahead.Count > 0;

    private void StartReadingIfNeeded()
    {
        if (!isReading && IsReadingNeeded)
        {
            isReading = true;
            _ = Task.Run(ReadWhileNeededAsync);
        }
    }

    private async Task ReadWhileNeededAsync()
    {
        while (true)
        {
            bool isOnlyGap;
            lock (gate)
            {
                isReading = IsReadingNeeded;
                if (!isReading)
                {
                    return;
                }

                isOnlyGap = nextPass is null;
            }

            if (isOnlyGap)
            {
                await Task.Delay(options.GapDelay, time); // hints that overtook each other need no log
            }

            await ReadOnceAsync();
        }
    }

    private async Task ReadOnceAsync()
    {
        TaskCompletionSource? pass;
        long[] untold;
        lock (gate)
        {
            (pass, nextPass) = (nextPass, null);
            untold = [.. ahead.Keys];
        }

        if (pass is null && untold.Length == 0)
        {
            return;
        }

        try
        {
            await ReadPagesAsync();
            pass?.SetResult();
        }
        catch (Exception unreadable)
        {
            LogNotRead(unreadable, execution);
            pass?.SetException(unreadable);
        }

        lock (gate)
        {
            // What the log does not bear out is no event, and must not keep this reading for ever.
            foreach (var version in untold)
            {
                ahead.Remove(version);
            }
        }
    }

    private async Task ReadPagesAsync()
    {
        for (var more = true; more;)
        {
            var entries = await log.ReadAsync(execution, Head, options.PageSize, CancellationToken.None);
            lock (gate)
            {
                foreach (var entry in entries)
                {
                    Append(entry);
                }

                TakeAhead();
            }

            more = entries.Count == options.PageSize;
        }
    }

    private void TakeAhead()
    {
        while (ahead.Count > 0 && ahead.First() is var (version, entry) && version <= window.Head + 1)
        {
            ahead.Remove(version);
            Append(entry);
        }
    }

    private void Append(LogEntry entry)
    {
        if (entry.Version != window.Head + 1)
        {
            return; // known already; a stream has no holes
        }

        if (entry.Version == 1)
        {
            var first = JsonSerializer.Deserialize<FirstEvent>(entry.Data, WireJson.Options)!;
            Start = new StartedExecution(execution, first.UserId, first.SessionId);
        }

        window.Add(new Frame(execution, entry, Fold(entry)));
        IsOver |= EventNames.IsTerminal(entry.Event);
        if (IsOver || entry.Event == EventNames.AnswerComposed)
        {
            (isAnswered, draft) = (true, null); // the answer itself is there
        }

        WakeFollowers();
    }

    private void WakeFollowers()
    {
        foreach (var follower in followers)
        {
            follower.Set();
        }
    }

    private TodoList Fold(LogEntry entry)
    {
        try
        {
            return window.Todo.After(entry);
        }
        catch (JsonException unreadable)
        {
            // The event still goes out as it is; only the list of steps does not change by it.
            LogUnreadable(unreadable, execution, entry.Version, entry.Event);
            return window.Todo;
        }
    }

    private sealed record FirstEvent(string UserId, Guid SessionId);

    [LoggerMessage(LogLevel.Warning, "The log of execution {Execution} was not read; the next reconciliation tries again")]
    private partial void LogNotRead(Exception unreadable, Guid execution);

    [LoggerMessage(LogLevel.Warning, "Event {Version} ({Event}) of execution {Execution} does not fit the list of steps")]
    private partial void LogUnreadable(Exception unreadable, Guid execution, long version, string @event);
}
