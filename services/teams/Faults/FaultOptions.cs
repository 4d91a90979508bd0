namespace Holmes.Teams.Faults;

/// <summary>Section <c>Faults</c> of the configuration: which tools fail how often. Nothing fails without it.</summary>
public sealed record FaultOptions
{
    /// <summary>The same seed lets the same calls fail in the same way.</summary>
    public long Seed { get; init; }

    /// <summary>A file that gets a line for each fault; needed for crashes, which are not repeated for a call that stands in it.</summary>
    public string? Log { get; init; }

    public double TimeoutSeconds { get; init; } = 2;

    public double RetryAfterSeconds { get; init; } = 1;

    /// <summary>By the name of the tool, or <c>any</c> for those that are not named: each fault's probability, 0 to 1.</summary>
    public Dictionary<string, Dictionary<FaultKind, double>> Tools { get; init; } = [];

    public Dictionary<FaultKind, double>? Of(string tool) => Tools.GetValueOrDefault(tool) ?? Tools.GetValueOrDefault("any");

    /// <summary>What cannot be meant; null when all is well.</summary>
    public string? Problem() =>
        Tools.Values.SelectMany(kinds => kinds.Values).Any(probability => probability is < 0 or > 1) || Tools.Values.Any(kinds => kinds.Values.Sum() > 1)
            ? "Faults:Tools: probabilities are 0 to 1, and no more than 1 for all faults of a tool."
        : Log is null && Tools.Values.Any(kinds => kinds.ContainsKey(FaultKind.CrashBefore) || kinds.ContainsKey(FaultKind.CrashAfter))
            ? "Faults:Log: crashes need a file that remembers them."
        : null;
}
