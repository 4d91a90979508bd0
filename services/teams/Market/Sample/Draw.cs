namespace Holmes.Teams.Market.Sample;

/// <summary>
/// SplitMix64. The sample must be the same on every machine and under every version of .NET, which System.Random
/// does not promise.
/// </summary>
public sealed class Draw(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 up to, and without, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + Unit() * (high - low);

    /// <summary>Both ends can come.</summary>
    public int Between(int low, int high) => low + (int)(Unit() * (high - low + 1));

    public bool Chance(double probability) => Unit() < probability;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>Around 0, nearly always within ±3 (sum of twelve draws).</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var draws = 0; draws < 12; draws++)
        {
            sum += Unit();
        }

        return sum;
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
