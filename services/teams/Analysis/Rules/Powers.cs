namespace Holmes.Teams.Analysis.Rules;

/// <summary>Powers and roots in decimal, so that a result is the same on every machine.</summary>
public static class Powers
{
    /// <summary>By repeated squaring; <paramref name="exponent"/> is not negative.</summary>
    public static decimal Power(decimal value, int exponent)
    {
        var result = 1m;
        for (var square = value; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
            {
                result *= square;
            }

            if (exponent > 1)
            {
                square *= square;
            }
        }

        return result;
    }

    /// <summary>Yearly rate in percent that makes <paramref name="totalPercent"/> over the years; -100 when all is lost.</summary>
    public static decimal YearlyPercent(decimal totalPercent, int years)
    {
        if (totalPercent <= -100m)
        {
            return -100m;
        }

        var factor = Math.Pow((double)(1 + totalPercent / 100m), 1.0 / years);
        return Percent.Round(((decimal)factor - 1) * 100m);
    }
}
