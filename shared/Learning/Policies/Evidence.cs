namespace Holmes.Learning.Policies;

/// <summary>What is known of one candidate in the situation at hand: all that any policy looks at.</summary>
public record struct Evidence
{
    /// <summary>Quality learned of it over all contexts, or the prior given for it; 0 to 1.</summary>
    public double Prior { get; set; }

    /// <summary>Discounted quality earned in this context, and what was missing to full quality.</summary>
    public double Successes { get; set; }

    public double Failures { get; set; }

    /// <summary>What this user made of it, shrunk; 0 when the user level is off.</summary>
    public double UserShift { get; set; }

    public double Health { get; set; }

    /// <summary>Unwell, but left alone long enough for another try.</summary>
    public bool Rested { get; set; }

    public double Milliseconds { get; set; }

    /// <summary>Undiscounted, in this context.</summary>
    public double Tries { get; set; }

    public double Quality { get; set; }

    /// <summary>Discounted with every play of any candidate in this context.</summary>
    public double RecentTries { get; set; }

    public double RecentQuality { get; set; }

    /// <summary>Among the last outcomes of this context, as many as the policy looks back on.</summary>
    public double WindowTries { get; set; }

    public double WindowQuality { get; set; }

    /// <summary>0.9/0.1 moving average over all contexts, from 0.5.</summary>
    public double Average { get; set; }

    /// <summary>The same in this context alone.</summary>
    public double AverageHere { get; set; }

    /// <summary>Mean quality expected in this context for this user by the hierarchy.</summary>
    public readonly double Mean(double priorWeight) =>
        Math.Clamp((((priorWeight * Prior) + Successes) / (priorWeight + Successes + Failures)) + UserShift, 0, 1);
}
