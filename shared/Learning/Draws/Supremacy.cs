namespace Holmes.Learning.Draws;

/// <summary>
/// The probability with which each of several Beta variables, each times its weight, is the largest: what Thompson
/// sampling draws from, computed instead of sampled, so that the probability that is logged is the one that was used.
/// </summary>
/// <remarks>
/// P(k) = ∫ f_k(z) ∏_{j≠k} F_j(z) dz by the midpoint rule, between the point nothing reaches and the point below which
/// the best variable never falls. F is 1 minus the tail, so no incomplete beta function is needed.
/// </remarks>
internal static class Supremacy
{
    private const int Points = 32;
    private const double Reach = 4; // standard deviations

    /// <param name="a">First parameters, at least 1.</param>
    /// <param name="b">Second parameters, at least 1.</param>
    /// <param name="weights">Above 0; a variable lies between 0 and its weight.</param>
    public static void Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> weights, Span<double> probabilities)
    {
        var (low, high) = Range(a, b, weights);
        var step = (high - low) / Points;
        Span<double> masses = stackalloc double[a.Length * Points];
        Span<double> below = stackalloc double[a.Length * Points];
        Span<double> logs = stackalloc double[2 * Points];
        var logged = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            if (weights[k] * ((a[k] / (a[k] + b[k])) + (Reach * BetaDensity.Deviation(a[k], b[k]))) < low)
            {
                below.Slice(k * Points, Points).Fill(1); // it never gets there
                continue;
            }

            if (weights[k] != logged)
            {
                logged = weights[k];
                Logs(low / logged, step / logged, logs);
            }

            Tabulate(a[k], b[k], step / weights[k], logs, masses.Slice(k * Points, Points), below.Slice(k * Points, Points));
        }

        Win(masses, below, probabilities);
    }

    private static (double Low, double High) Range(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> weights)
    {
        var (low, high) = (0.0, 0.0);
        for (var k = 0; k < a.Length; k++)
        {
            var mean = a[k] / (a[k] + b[k]);
            var reach = Reach * BetaDensity.Deviation(a[k], b[k]);
            low = Math.Max(low, weights[k] * (mean - reach));
            high = Math.Max(high, weights[k] * Math.Min(1, mean + reach));
        }

        return (low, high);
    }

    /// <summary>ln x and ln(1-x) at the points; what lies outside of 0 to 1 has no mass.</summary>
    private static void Logs(double low, double step, Span<double> logs)
    {
        for (var i = 0; i < Points; i++)
        {
            var x = low + ((i + 0.5) * step);
            logs[i] = x is > 0 and < 1 ? Math.Log(x) : double.NegativeInfinity;
            logs[Points + i] = x is > 0 and < 1 ? Math.Log(1 - x) : 0;
        }
    }

    private static void Tabulate(double a, double b, double step, ReadOnlySpan<double> logs, Span<double> masses, Span<double> below)
    {
        var scale = Math.Log(step) - BetaDensity.LogBeta(a, b);
        var tail = 0.0;
        for (var i = Points - 1; i >= 0; i--)
        {
            var mass = logs[i] > double.NegativeInfinity ? Math.Exp(scale + ((a - 1) * logs[i]) + ((b - 1) * logs[Points + i])) : 0;
            masses[i] = mass;
            below[i] = Math.Max(0, 1 - tail - (mass / 2));
            tail += mass;
        }
    }

    /// <summary>Products over all others, from the left and from the right, so that the cost grows with the number of variables and not its square.</summary>
    private static void Win(ReadOnlySpan<double> masses, ReadOnlySpan<double> below, Span<double> probabilities)
    {
        Span<double> left = stackalloc double[Points];
        left.Fill(1);
        Span<double> others = stackalloc double[masses.Length];
        for (var k = 0; k < probabilities.Length; k++)
        {
            for (var i = 0; i < Points; i++)
            {
                others[(k * Points) + i] = left[i];
                left[i] *= below[(k * Points) + i];
            }
        }

        left.Fill(1);
        var sum = 0.0;
        for (var k = probabilities.Length - 1; k >= 0; k--)
        {
            probabilities[k] = 1e-12; // never nothing at all: the sum must not be zero
            for (var i = 0; i < Points; i++)
            {
                probabilities[k] += masses[(k * Points) + i] * others[(k * Points) + i] * left[i];
                left[i] *= below[(k * Points) + i];
            }

            sum += probabilities[k];
        }

        for (var k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] /= sum;
        }
    }
}
