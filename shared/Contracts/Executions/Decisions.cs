using System.Text.Json;

namespace Holmes.Contracts.Executions;

/// <summary>Why a tool: everything needed to learn from the choice later, or to judge another policy on it.</summary>
/// <param name="Propensity">The probability with which the chosen tool could have been chosen.</param>
/// <param name="Mode">live, shadow or canary.</param>
public sealed record ToolDecision(
    Guid DecisionId,
    string StepId,
    string Capability,
    string Tool,
    string ToolVersion,
    JsonElement Arguments,
    double Propensity,
    string Mode,
    string Reasoning,
    DecisionContext Context,
    IReadOnlyList<ToolCandidate> Candidates,
    PolicyStamp Policy,
    ModelUse Model);

/// <summary>What the policy saw besides the tools.</summary>
/// <param name="DeadlineMilliseconds">What was left of the execution's time, if it has a deadline.</param>
/// <param name="Budget">What was left of the execution's money for models, in US dollars, if it has a budget.</param>
public sealed record DecisionContext(
    IntentType QueryType,
    string UserSegment,
    IReadOnlyList<string> Teams,
    int? DeadlineMilliseconds = null,
    decimal? Budget = null);

/// <summary>A tool that could have been chosen.</summary>
/// <param name="Theta">The value drawn for it.</param>
/// <param name="Mean">Its expected quality, 0 to 1.</param>
/// <param name="Observations">Discounted number of outcomes behind the mean.</param>
/// <param name="Health">Share of recent calls that worked technically, 0 to 1.</param>
/// <param name="Milliseconds">Expected latency.</param>
/// <param name="Cost">Expected cost of a call in US dollars.</param>
/// <param name="Probability">With which it could have been chosen; 0 means it cannot be judged from this log.</param>
/// <param name="Skipped">Why it was not in the draw: breakerOpen, missingInput, …</param>
public sealed record ToolCandidate(
    string Tool,
    string Version,
    double Theta,
    double Mean,
    double Observations,
    double Health,
    double Milliseconds,
    double Cost,
    double Probability,
    string? Skipped = null);

/// <summary>Which policy decided, reproducibly.</summary>
/// <param name="ParametersHash">sha256 of the policy's parameters.</param>
/// <param name="BeliefPosition">Position in the log of the learned state it used; 0 before anything was learned.</param>
/// <param name="Seed">Seed of the draw.</param>
public sealed record PolicyStamp(string Id, string Version, string ParametersHash, long BeliefPosition, long Seed);

/// <summary>Whether a language model took part, and what it proposed.</summary>
/// <param name="Proposed">The tool it named; the policy draws among those of the same capability, so another may be used.</param>
/// <param name="InputTokens">Of the consultation; on the first decision it led to, so that a sum counts it once.</param>
public sealed record ModelUse(bool Used, string? Model = null, string? Proposed = null, int InputTokens = 0, int OutputTokens = 0);
