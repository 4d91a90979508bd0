namespace Holmes.Memory.Learning;

/// <summary>Section <c>Learning</c> of the configuration.</summary>
public sealed record LearningOptions
{
    /// <summary>The live policy, until one on trial is promoted: hdt, ema, ema-type, ucb1, d-ucb, sw-ucb or ts.</summary>
    public string Policy { get; init; } = "hdt";

    /// <summary>A trial is decided without anybody asking, once the log can tell.</summary>
    public bool AutoPromote { get; init; }
}
