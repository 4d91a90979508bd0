using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Contracts.Memory;

/// <summary>What memory has learned from the log so far; replaces what was known before.</summary>
/// <param name="Position">Position in the log up to which it was learned.</param>
/// <param name="Learned">By the live policy's parameters.</param>
/// <param name="Trial">By the parameters of the policy on trial, if there is one.</param>
/// <param name="Exemplars">Failures of the past and how they were repaired, the latest first.</param>
[MessageUrn("holmes:preferences-learned:v1"), EntityName("holmes.preferences-learned.v1")]
public sealed record PreferencesLearned(long Position, IReadOnlyList<ToolPreference> Preferences, DateTimeOffset OccurredAt,
    Learned? Learned = null, PolicyTrial? Trial = null, IReadOnlyList<RepairExemplar>? Exemplars = null);

/// <summary>A policy and what it has learned, from which anybody can compute its probabilities.</summary>
public sealed record Learned(PolicySettings Policy, IReadOnlyList<DomainBeliefs> Domains);

/// <param name="Id">hdt, ema, ema-type, ucb1, d-ucb, sw-ucb or ts.</param>
/// <param name="Parameters">A JSON object; what is left out has its default.</param>
public sealed record PolicySettings(string Id, string Version, System.Text.Json.JsonElement Parameters);

/// <param name="Share">Of the executions it decides for; 0 while it only says what it would do.</param>
public sealed record PolicyTrial(Learned Learned, double Share);

/// <param name="Kind">tool, strategy or tactic.</param>
/// <param name="Name">The capability of the tools; empty for strategies and tactics.</param>
/// <param name="UserLevel">Whether what users differ by has proved to predict.</param>
public sealed record DomainBeliefs(string Kind, string Name, bool UserLevel, IReadOnlyList<ArmBeliefs> Arms);

/// <summary>What was learned of a tool, strategy or tactic over all contexts, and in each.</summary>
/// <param name="Successes">Discounted quality earned.</param>
/// <param name="Failures">Discounted quality missed.</param>
/// <param name="Average">Moving average of quality, 0.9 to 0.1.</param>
/// <param name="LastAt">Milliseconds since 1970 of the last outcome.</param>
public sealed record ArmBeliefs(
    string Arm, double Successes, double Failures, double Health, double Average, double Milliseconds, long LastAt,
    IReadOnlyList<ContextBeliefs> Contexts, IReadOnlyList<UserShift>? Users = null);

/// <param name="Context">Kind of question; with number of steps and teams for strategies; the failure for tactics.</param>
/// <param name="Tries">Outcomes, and their quality, undiscounted.</param>
/// <param name="RecentTries">The same, discounted with every outcome of the context.</param>
/// <param name="WindowTries">The same, of the last outcomes of the context alone; 0 where the policy keeps no window.</param>
public sealed record ContextBeliefs(
    string Context, double Successes, double Failures, double Tries, double Quality, double RecentTries, double RecentQuality,
    double Average, double Milliseconds, double WindowTries = 0, double WindowQuality = 0);

/// <summary>How far a user's quality lies from everybody's, shrunk.</summary>
public sealed record UserShift(string UserId, double Shift);

/// <summary>Asks memory to publish what it has learned; sent by an orchestrator that has just started.</summary>
[MessageUrn("holmes:request-preferences:v1"), EntityName("holmes.request-preferences.v1")]
public sealed record RequestPreferences(Guid RequestId);

/// <summary>Statistics of one tool for one kind of question.</summary>
/// <param name="Tries">Calls that ended, reused results not counted.</param>
/// <param name="MeanQuality">0 to 1, over calls that gave a result; failed calls count as 0.</param>
/// <param name="MeanMilliseconds">Over calls that ended.</param>
/// <param name="Health">Share of recent calls that worked technically, 0 to 1.</param>
/// <param name="Expected">Quality expected of the next call, by the live policy's beliefs.</param>
/// <param name="Low">Of the 90 % interval of what is believed.</param>
public sealed record ToolPreference(
    IntentType QueryType,
    string Capability,
    string Tool,
    int Tries,
    int Ok,
    int Empty,
    int Degraded,
    int Failed,
    double MeanQuality,
    double MeanMilliseconds,
    double Health,
    double Expected = 0,
    double Low = 0,
    double High = 0);
