namespace Holmes.Orchestrator;

/// <summary>Section <c>Orchestrator</c> of the configuration.</summary>
public sealed record OrchestratorOptions
{
    /// <summary>False runs the plan's default tools one after another, without what was learned.</summary>
    public bool Enabled { get; init; } = true;
}
