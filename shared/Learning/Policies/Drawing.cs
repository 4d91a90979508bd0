namespace Holmes.Learning.Policies;

/// <summary>From probabilities to a choice.</summary>
public static class Drawing
{
    private const int Digits = 6;

    /// <param name="point">From 0 up to but not including 1.</param>
    public static int Choose(ReadOnlySpan<double> probabilities, double point)
    {
        var last = 0;
        for (var k = 0; k < probabilities.Length; k++)
        {
            if (probabilities[k] <= 0)
            {
                continue;
            }

            last = k;
            point -= probabilities[k];
            if (point < 0)
            {
                break;
            }
        }

        return last;
    }

    /// <summary>
    /// To six digits, before anything is drawn: so the log says the probability exactly, and the last bit of an
    /// exponential, in which platforms differ, decides nothing.
    /// </summary>
    public static void Round(Span<double> probabilities)
    {
        var (sum, best) = (0.0, 0);
        for (var k = 0; k < probabilities.Length; k++)
        {
            sum += probabilities[k] = Math.Round(probabilities[k], Digits);
            best = probabilities[k] > probabilities[best] ? k : best;
        }

        probabilities[best] = Math.Round(probabilities[best] + 1 - sum, Digits);
    }

    /// <summary>(1-ε)·p + ε/K over those that can be chosen at all.</summary>
    public static void Floor(Span<double> probabilities, double floor)
    {
        var open = 0;
        foreach (var probability in probabilities)
        {
            open += probability > 0 ? 1 : 0;
        }

        for (var k = 0; open > 1 && k < probabilities.Length; k++)
        {
            probabilities[k] = probabilities[k] > 0 ? ((1 - floor) * probabilities[k]) + (floor / open) : 0;
        }
    }
}
