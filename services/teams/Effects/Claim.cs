using Holmes.Teams.Tools;

namespace Holmes.Teams.Effects;

/// <summary>Where an effect stands.</summary>
/// <param name="IsOurs">The claim was made by the very call that asked.</param>
/// <param name="ToolCallId">The call that runs, or ran.</param>
/// <param name="IsAlive">Its owner's lease is not over, by the database's clock.</param>
/// <param name="Result">What it gave; only when it is done.</param>
public sealed record Claim(bool IsOurs, ClaimState State, Guid ToolCallId, Guid Owner, bool IsAlive, ToolResult? Result)
{
    public bool IsOver => State is ClaimState.Unknown || (State is ClaimState.Claimed && !IsAlive);
}

public enum ClaimState
{
    /// <summary>Somebody is at it, or died over it.</summary>
    Claimed,

    /// <summary>It happened, and its result is recorded.</summary>
    Done,

    /// <summary>It may have happened; a person decides.</summary>
    Unknown,
}
