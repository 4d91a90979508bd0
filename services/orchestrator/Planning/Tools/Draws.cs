using System.Buffers.Binary;
using Holmes.Contracts;

namespace Holmes.Orchestrator.Planning.Tools;

/// <summary>Seeds and decision ids that follow from what they decide.</summary>
public static class Draws
{
    public static long Seed(Guid execution, int round, string capability)
    {
        Span<byte> bytes = stackalloc byte[16];
        DerivedId.From("draw", Text(execution), Text(round), capability).TryWriteBytes(bytes);
        // The halves of the id, of which version and variant bits are constant, make one seed without constant bits.
        return BinaryPrimitives.ReadInt64BigEndian(bytes) ^ BitwiseRotate(BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
    }

    public static Guid Decision(Guid execution, int round, string step, string tool, int index) =>
        DerivedId.From("decision", Text(execution), Text(round), step, tool, Text(index));

    private static long BitwiseRotate(long value) => (long)System.Numerics.BitOperations.RotateLeft((ulong)value, 31);

    private static string Text(Guid id) => id.ToString("D");

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
