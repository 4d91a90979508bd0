namespace Holmes.Orchestrator.Models;

/// <summary>What an arbitration says of how the orchestrator was set up. Stored, and read back by a replay.</summary>
public static class Reasons
{
    public const string NoModel = "no language model is configured";
    public const string SwitchedOff = "orchestration is switched off";
}
