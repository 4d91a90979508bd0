using System.Buffers.Binary;
using System.Globalization;
using Holmes.Contracts;

namespace Holmes.Teams.Faults;

/// <summary>Which fault a call gets, if any. It follows from the seed and the call's id alone, and so is the same in every run.</summary>
public static class FaultDraw
{
    public static FaultKind? Of(long seed, Guid toolCallId, IReadOnlyDictionary<FaultKind, double> probabilities)
    {
        var point = Point(seed, toolCallId);
        foreach (var (kind, probability) in probabilities.OrderBy(one => one.Key))
        {
            if (point < probability)
            {
                return kind;
            }

            point -= probability;
        }

        return null;
    }

    private static double Point(long seed, Guid toolCallId)
    {
        Span<byte> bytes = stackalloc byte[16];
        DerivedId.From("fault", seed.ToString(CultureInfo.InvariantCulture), toolCallId.ToString()).TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes) / (double)(1L << 32);
    }
}
