using System.Text.Json;
using Holmes.Contracts.Memory;

namespace Holmes.Contracts.Executions;

/// <summary>Why a tool: everything needed to learn from the choice later, or to judge another policy on it.</summary>
/// <param name="Propensity">The probability with which the chosen tool could have been chosen.</param>
/// <param name="Mode">live; canary where a policy on trial decided.</param>
/// <param name="Shadow">While a policy is on trial: what it would have chosen.</param>
/// <param name="Tactic">In a repair: how.</param>
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
    ModelUse Model,
    ShadowChoice? Shadow = null,
    TacticChoice? Tactic = null);

/// <summary>What a policy on trial would have chosen, or, in a canary, what it chose.</summary>
/// <param name="Probabilities">With which it would have chosen each candidate, in their order.</param>
/// <param name="Live">With which the live policy would have; the candidates' own probabilities are those of the mixture.</param>
/// <param name="Share">Of the executions in which it decides; 0 in a shadow.</param>
public sealed record ShadowChoice(
    PolicyStamp Policy,
    string Tool,
    IReadOnlyList<double> Probabilities,
    IReadOnlyList<double> Live,
    double Share = 0);

/// <summary>How a step was repaired, with the ways that were open.</summary>
/// <param name="Name">anotherTool, later, repairedArguments, relaxed or substitute; where the rest is planned anew, otherRoute or detour.</param>
/// <param name="Problem">The class of the failure, or empty or poorResult.</param>
/// <param name="Completeness">How much of the question the repaired call can still answer, 0 to 1.</param>
/// <param name="Exemplar">The failure of the past that is most like this one, and how that was repaired.</param>
public sealed record TacticChoice(
    string Name,
    string Problem,
    double Completeness,
    double Propensity,
    IReadOnlyList<TacticCandidate> Candidates,
    PolicyStamp Policy,
    RepairExemplar? Exemplar = null);

/// <param name="Score">By which it was compared; observations are discounted outcomes behind it.</param>
public sealed record TacticCandidate(string Name, double Score, double Observations, double Probability);

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
/// <param name="Theta">By which it was compared: expected quality per service time.</param>
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
