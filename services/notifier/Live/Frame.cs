using System.Runtime.CompilerServices;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Live;

/// <summary>An event ready to be sent: its bytes are built once, at the first need, and shared by all who follow.</summary>
public sealed class Frame(Guid execution, LogEntry entry, TodoList todo)
{
    // As references: of a structure, another thread may see that it is there and not yet what is in it.
    private StrongBox<ReadOnlyMemory<byte>>? socket;
    private StrongBox<ReadOnlyMemory<byte>>? stream;

    public Guid Execution => execution;

    public LogEntry Entry => entry;

    /// <summary>The steps as they stood after this event.</summary>
    public TodoList Todo => todo;

    public long Version => entry.Version;

    public bool IsTerminal => EventNames.IsTerminal(entry.Event);

    /// <summary>The text frame of the websocket.</summary>
    public ReadOnlyMemory<byte> Socket => (socket ??= new(FrameBytes.Socket(execution, entry, todo))).Value;

    /// <summary>The data line of the event stream: as in GET /api/executions/{id}/events.</summary>
    public ReadOnlyMemory<byte> Stream => (stream ??= new(FrameBytes.Stream(entry))).Value;

    /// <summary>Roughly what it occupies.</summary>
    public int Size => entry.Data.Length * 2;
}
