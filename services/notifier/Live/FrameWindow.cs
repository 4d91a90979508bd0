namespace Holmes.Notifier.Live;

/// <summary>
/// The last frames of an execution, up to a number of bytes. Of older ones only the list of steps is kept (they share
/// most of it), so that an old frame can be built again from the log alone.
/// </summary>
internal sealed class FrameWindow(int bytes)
{
    private readonly List<Frame?> frames = []; // the frame of version n is at n - 1
    private readonly List<TodoList> todos = [];
    private int oldest;
    private int held;

    public long Head => frames.Count;

    public TodoList Todo => todos.Count == 0 ? TodoList.Empty : todos[^1];

    public TodoList TodoAt(long version) => todos[(int)version - 1];

    public void Add(Frame frame)
    {
        frames.Add(frame);
        todos.Add(frame.Todo);
        held += frame.Size;
        while (held > bytes && oldest < frames.Count - 1)
        {
            held -= frames[oldest]!.Size;
            frames[oldest++] = null;
        }
    }

    /// <summary>Null when the next frame is no longer held.</summary>
    public IReadOnlyList<Frame>? TryRead(long after, int limit) => after < oldest
        ? null
        : [.. frames.Skip((int)after).Take(limit).Select(frame => frame!)];
}
