using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Contracts.Memory;

/// <summary>What memory has learned from the log so far; replaces what was known before.</summary>
/// <param name="Position">Position in the log up to which it was learned.</param>
[MessageUrn("holmes:preferences-learned:v1"), EntityName("holmes.preferences-learned.v1")]
public sealed record PreferencesLearned(long Position, IReadOnlyList<ToolPreference> Preferences, DateTimeOffset OccurredAt);

/// <summary>Asks memory to publish what it has learned; sent by an orchestrator that has just started.</summary>
[MessageUrn("holmes:request-preferences:v1"), EntityName("holmes.request-preferences.v1")]
public sealed record RequestPreferences(Guid RequestId);

/// <summary>Statistics of one tool for one kind of question.</summary>
/// <param name="Tries">Calls that ended, reused results not counted.</param>
/// <param name="MeanQuality">0 to 1, over calls that gave a result; failed calls count as 0.</param>
/// <param name="MeanMilliseconds">Over calls that ended.</param>
/// <param name="Health">Share of recent calls that worked technically, 0 to 1.</param>
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
    double Health);
