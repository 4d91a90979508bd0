namespace Holmes.Learning.Policies;

/// <summary>
/// Quality per service cycle: quality/(τ₀ + latency), relative to the fastest. Subtracting latency instead lets fast and
/// bad tools win (arXiv 2605.14241).
/// </summary>
internal static class ServiceTime
{
    public static void Weights(ReadOnlySpan<Evidence> candidates, ReadOnlySpan<int> open, double serviceMilliseconds, Span<double> weights)
    {
        var fastest = double.MaxValue;
        foreach (var k in open)
        {
            fastest = Math.Min(fastest, candidates[k].Milliseconds);
        }

        for (var i = 0; i < open.Length; i++)
        {
            weights[i] = (serviceMilliseconds + fastest) / (serviceMilliseconds + candidates[open[i]].Milliseconds);
        }
    }
}
