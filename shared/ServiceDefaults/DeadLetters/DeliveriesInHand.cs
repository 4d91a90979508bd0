using System.IO.MemoryMappedFiles;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// Which messages this process is at, in a mapped file: it outlives the process however that dies, and costs no write to
/// a disk. What a broker counts as deliveries is counted here where there is no broker.
/// </summary>
internal sealed class DeliveriesInHand : IDisposable
{
    /// <summary>Deaths with the same message in hand after which it is not read any more.</summary>
    public const int MostDeaths = 5;

    private const int Slots = 4096;
    private const int IdSize = 16;
    private const int SlotSize = IdSize + sizeof(int) + sizeof(int);

    private readonly Lock gate = new();
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly Dictionary<Guid, int> slots = [];
    private readonly Stack<int> free = [];

    public DeliveriesInHand(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file = MemoryMappedFile.CreateFromFile(
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite), null, Slots * SlotSize,
            MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor();
        for (var slot = 0; slot < Slots; slot++)
        {
            Recall(slot);
        }
    }

    /// <summary>How often the process died with it in hand.</summary>
    public int DeathsWith(Guid id)
    {
        lock (gate)
        {
            return slots.TryGetValue(id, out var slot) ? view.ReadInt32(DeathsOf(slot)) : 0;
        }
    }

    public void Take(Guid id)
    {
        lock (gate)
        {
            if (!slots.TryGetValue(id, out var slot))
            {
                if (!free.TryPop(out slot))
                {
                    return; // more at once than there are places: this one goes unwatched
                }

                slots[id] = slot;
                Write(slot, id, deaths: 0, inHand: 0);
            }

            view.Write(InHandOf(slot), view.ReadInt32(InHandOf(slot)) + 1);
        }
    }

    /// <summary>It did no harm, whatever came of it.</summary>
    public void Release(Guid id)
    {
        lock (gate)
        {
            if (!slots.TryGetValue(id, out var slot))
            {
                return;
            }

            var left = view.ReadInt32(InHandOf(slot)) - 1;
            view.Write(InHandOf(slot), left);
            if (left <= 0)
            {
                Clear(id, slot);
            }
        }
    }

    /// <summary>Somebody who knows better wants it to be read again.</summary>
    public void Forgive(Guid id)
    {
        lock (gate)
        {
            if (slots.TryGetValue(id, out var slot))
            {
                Clear(id, slot);
            }
        }
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }

    private void Clear(Guid id, int slot)
    {
        slots.Remove(id);
        Write(slot, Guid.Empty, deaths: 0, inHand: 0);
        free.Push(slot);
    }

    private void Recall(int slot)
    {
        var bytes = new byte[IdSize];
        view.ReadArray(slot * SlotSize, bytes, 0, IdSize);
        var (id, inHand) = (new Guid(bytes), view.ReadInt32(InHandOf(slot)));
        if (id == Guid.Empty)
        {
            free.Push(slot);
            return;
        }

        slots[id] = slot;
        Write(slot, id, view.ReadInt32(DeathsOf(slot)) + (inHand > 0 ? 1 : 0), inHand: 0);
    }

    private void Write(int slot, Guid id, int deaths, int inHand)
    {
        view.WriteArray(slot * SlotSize, id.ToByteArray(), 0, IdSize);
        view.Write(DeathsOf(slot), deaths);
        view.Write(InHandOf(slot), inHand);
    }

    private static int DeathsOf(int slot) => (slot * SlotSize) + IdSize;

    private static int InHandOf(int slot) => DeathsOf(slot) + sizeof(int);
}
