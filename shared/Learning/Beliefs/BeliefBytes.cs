using System.Runtime.InteropServices;
using Holmes.Learning.Policies;

namespace Holmes.Learning.Beliefs;

/// <summary>Beliefs as bytes: the same beliefs give the same bytes, and nothing is lost in a rounding.</summary>
public static class BeliefBytes
{
    public static void Write(this BinaryWriter to, BeliefBook book)
    {
        to.Write(book.Pages.Count);
        foreach (var page in book.Pages)
        {
            to.Write(page.Domain.Kind);
            to.Write(page.Domain.Name);
            Write(to, page.Arms);
            Write(to, page.Contexts);
            Write(to, page.Users);
            Write(to, page.Table);
        }
    }

    public static BeliefBook ReadBook(this BinaryReader from, PolicyParameters parameters)
    {
        var book = new BeliefBook(parameters);
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var page = book.Page(new(from.ReadString(), from.ReadString()));
            page.Name(Names(from), Names(from), Names(from));
            Read(from, page.Table);
        }

        return book;
    }

    private static void Write(BinaryWriter to, IReadOnlyList<string> names)
    {
        to.Write(names.Count);
        foreach (var name in names)
        {
            to.Write(name);
        }
    }

    /// <summary>One by one: room for as many as bytes that are not ours seem to announce would be gigabytes.</summary>
    private static List<string> Names(BinaryReader from)
    {
        var names = new List<string>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            names.Add(from.ReadString());
        }

        return names;
    }

    private static void Write(BinaryWriter to, ArmTable table)
    {
        for (var arm = 0; arm < table.Arms; arm++)
        {
            Write(to, ref table.Arm(arm));
            for (var context = 0; context < table.Contexts; context++)
            {
                Write(to, ref table.Cell(context, arm));
            }

            for (var user = 0; user < table.Users.Count; user++)
            {
                to.Write(table.Users.Sum(arm, user));
                to.Write(table.Users.Tries(arm, user));
            }
        }

        foreach (var window in table.Lately)
        {
            to.Write(window.Count);
            for (var place = 0; place < window.Count; place++)
            {
                to.Write(window[place].Arm);
                to.Write(window[place].Quality);
            }
        }

        to.Write(table.Users.Outcomes);
        to.Write(table.Users.Gains);
        to.Write(table.Users.Squares);
        to.Write(table.Users.IsOn);
    }

    private static void Read(BinaryReader from, ArmTable table)
    {
        for (var arm = 0; arm < table.Arms; arm++)
        {
            Read(from, ref table.Arm(arm));
            for (var context = 0; context < table.Contexts; context++)
            {
                Read(from, ref table.Cell(context, arm));
            }

            for (var user = 0; user < table.Users.Count; user++)
            {
                table.Users.Sum(arm, user) = from.ReadDouble();
                table.Users.Tries(arm, user) = from.ReadDouble();
            }
        }

        foreach (var window in table.Lately)
        {
            for (var left = from.ReadInt32(); left > 0; left--)
            {
                window.Add(from.ReadInt32(), from.ReadDouble());
            }
        }

        (table.Users.Outcomes, table.Users.Gains, table.Users.Squares) = (from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        table.Users.IsOn = from.ReadBoolean();
    }

    // Both structs hold eight-byte numbers alone, so their memory is their value.
    private static void Write<T>(BinaryWriter to, ref T value)
        where T : unmanaged =>
        to.Write(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref value, 1)));

    private static void Read<T>(BinaryReader from, ref T value)
        where T : unmanaged =>
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1)));
}
