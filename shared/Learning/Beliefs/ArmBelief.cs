namespace Holmes.Learning.Beliefs;

/// <summary>What was learned of an arm over all contexts.</summary>
public record struct ArmBelief
{
    public static readonly ArmBelief Nothing = new() { Health = 1, Average = 0.5 };

    public double Successes { get; set; }

    public double Failures { get; set; }

    public double Health { get; set; }

    public double Average { get; set; }

    public double Milliseconds { get; set; }

    public double Timed { get; set; }

    public long LastAt { get; set; }

    public readonly double Mean => (1 + Successes) / (2 + Successes + Failures);
}

/// <summary>What was learned of an arm in one context.</summary>
public record struct CellBelief
{
    public static readonly CellBelief Nothing = new() { Average = 0.5 };

    public double Successes { get; set; }

    public double Failures { get; set; }

    /// <summary>Moving average of quality, by which a change is noticed.</summary>
    public double Recent { get; set; }

    public double SinceChange { get; set; }

    public double Tries { get; set; }

    public double Quality { get; set; }

    public double RecentTries { get; set; }

    public double RecentQuality { get; set; }

    public double WindowTries { get; set; }

    public double WindowQuality { get; set; }

    public double Average { get; set; }

    public double Milliseconds { get; set; }

    public double Timed { get; set; }
}
