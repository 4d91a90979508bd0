namespace Holmes.Contracts.Memory;

/// <summary>A failure of the past and the tactic that was tried on it: what the log says of one kind of failure and one tactic.</summary>
/// <param name="Problem">The class of the failure, or poorResult.</param>
/// <param name="Tool">The one that failed.</param>
/// <param name="Shape">Names of the arguments it was called with, in order.</param>
/// <param name="RepairedBy">The tool that was called instead, the last time.</param>
/// <param name="Quality">Of what came of it, times how much of the question it could answer; mean over all times.</param>
/// <param name="Times">How often.</param>
/// <param name="ExecutionId">The last execution it happened in.</param>
/// <param name="Position">Of that in the log.</param>
public sealed record RepairExemplar(
    string Problem, string Capability, string Tool, string Shape, string QueryType, string Tactic,
    string RepairedBy, double Quality, int Times, Guid ExecutionId, long Position);
