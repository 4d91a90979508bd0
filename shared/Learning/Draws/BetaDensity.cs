namespace Holmes.Learning.Draws;

/// <summary>The density of a Beta distribution whose parameters are at least 1.</summary>
internal static class BetaDensity
{
    /// <summary>ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) after moving x above 8; error below 1e-10.</summary>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < 8)
        {
            product *= x++;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680))))));
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178 + series - Math.Log(product);
    }

    public static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    public static double Deviation(double a, double b) => Math.Sqrt(a * b / ((a + b) * (a + b) * (a + b + 1)));
}
