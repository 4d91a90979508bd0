using System.Text.Json;

namespace Holmes.Contracts.Executions;

/// <summary>How the question was understood.</summary>
/// <param name="Type">What it is about.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Evidence">The words of the question that led here.</param>
public sealed record Intent(IntentType Type, double Confidence, IReadOnlyList<string> Evidence);

/// <summary>One thing named in the question, normalised: money in won, area in square metres, rates in percent.</summary>
/// <param name="Kind">region, price, deposit, monthlyRent, income, area, percent, date, age, …</param>
/// <param name="Text">As it stands in the question.</param>
/// <param name="Value">Normalised, as JSON.</param>
/// <param name="Inherited">Taken over from an earlier question of the same session.</param>
/// <param name="Stated">The person says it of themselves, and not for this question's sake alone.</param>
/// <param name="Remembered">Nobody says it in this question: it was said before, and there.</param>
public sealed record Entity(string Kind, string Text, JsonElement Value, bool Inherited = false, bool Stated = false, FactSource? Remembered = null);

/// <summary>Where something known of a person comes from.</summary>
/// <param name="At">When it was said.</param>
/// <param name="Words">As it was said.</param>
/// <param name="ExecutionId">The question it was said in; null where the person wrote it down.</param>
public sealed record FactSource(DateTimeOffset At, string Words, Guid? ExecutionId = null);

/// <summary>A part of the work, done by one team. The plan is a directed acyclic graph over these.</summary>
/// <param name="StepId">Unique in the execution: s1, s2, …</param>
/// <param name="Team">search, analysis, document, or a registered name.</param>
/// <param name="Task">What is to be done, in the language of the question.</param>
/// <param name="DependsOn">Steps whose results this one receives.</param>
/// <param name="Optional">Left out when the answer is already good (adaptive strategy).</param>
/// <param name="RequiresInput">Without a usable result of at least one step it depends on, it is skipped.</param>
/// <param name="MaxAttempts">Tries in all, before the step has failed.</param>
/// <param name="TimeoutSeconds">One attempt's time.</param>
/// <param name="Needs">Result shapes it reads; in a pipeline it starts as soon as all of them are there.</param>
/// <param name="NeedsApproval">A person is asked before it starts.</param>
public sealed record PlannedStep(
    string StepId,
    string Team,
    string Task,
    IReadOnlyList<string> DependsOn,
    IReadOnlyList<PlannedCall> Calls,
    bool Optional = false,
    bool RequiresInput = false,
    int MaxAttempts = 3,
    int TimeoutSeconds = 30,
    IReadOnlyList<string>? Needs = null,
    bool NeedsApproval = false);

/// <summary>A tool to be called in a step.</summary>
/// <param name="DecisionId">The decision that chose the tool.</param>
/// <param name="Arguments">A JSON object of the tool's own argument record; what comes from other steps is left out.</param>
public sealed record PlannedCall(Guid DecisionId, string Tool, JsonElement Arguments);

/// <summary>The strategy chosen, with what it was chosen from.</summary>
public sealed record StrategyDecision(
    Strategy Name,
    double Confidence,
    string Reasoning,
    IReadOnlyList<StrategyCandidate> Candidates,
    PolicyStamp Policy);

public sealed record StrategyCandidate(Strategy Name, double Score, double Probability);

/// <summary>Two calls with the same meaning became one with two readers.</summary>
/// <param name="StepId">The step whose call was dropped; it reads the other's result.</param>
public sealed record ToolConflict(string StepId, string Tool, string KeptInStepId, string Reason);

/// <summary>An earlier question of the same session, as far as a follow-up needs it.</summary>
public sealed record PastTurn(string Query, IntentType Intent, IReadOnlyList<Entity> Entities, string? Answer = null);

/// <summary>A question of an earlier session that this one refers back to.</summary>
/// <param name="Similarity">How much of this question's meaning it shares, 0 to 1.</param>
public sealed record RecalledTurn(Guid ExecutionId, DateTimeOffset AskedAt, double Similarity, PastTurn Turn);

/// <summary>A value nobody gave and Holmes filled in. Shown to the user.</summary>
/// <param name="Field">Which input: annualIncomeWon, region, …</param>
/// <param name="Value">What was taken, readable: "연소득 6,000만원".</param>
/// <param name="Reason">Why this value, in the language of the question.</param>
/// <param name="Source">Where the person said so, when it was remembered.</param>
public sealed record Assumption(string Field, string Value, string Reason, FactSource? Source = null);

/// <summary>Where a fact comes from.</summary>
/// <param name="Kind">statute, transactions, listings, loanProducts, policies, rule, document.</param>
/// <param name="AsOf">The day the fact was true.</param>
/// <param name="IsSample">It comes from the generated sample data, not from the world.</param>
public sealed record SourceReference(
    string Kind,
    string Title,
    string? Locator = null,
    DateOnly? AsOf = null,
    string? Url = null,
    bool IsSample = false);
