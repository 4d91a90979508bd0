using System.Numerics;

namespace Holmes.Learning.Draws;

/// <summary>
/// xoshiro256** (Blackman and Vigna), seeded by SplitMix64: integer arithmetic alone, so that a seed gives the same
/// numbers on every machine and in every version of the runtime, which System.Random does not promise.
/// </summary>
public struct Randomness
{
    private ulong a, b, c, d;

    public Randomness(long seed)
    {
        var state = (ulong)seed;
        a = Mix(ref state);
        b = Mix(ref state);
        c = Mix(ref state);
        d = Mix(ref state);
    }

    /// <summary>From 0 up to but not including 1, in steps of 2^-53.</summary>
    public double Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return (result >> 11) * (1.0 / (1UL << 53));
    }

    public int Below(int limit) => (int)(Next() * limit);

    /// <summary>Standard normal, by the polar method.</summary>
    public double NextNormal()
    {
        while (true)
        {
            var (x, y) = ((2 * Next()) - 1, (2 * Next()) - 1);
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
