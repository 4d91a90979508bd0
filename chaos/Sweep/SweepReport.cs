using Holmes.Chaos.Checks;

namespace Holmes.Chaos.Sweep;

/// <param name="Points">Points in all scenarios, each of which an execution was to die at.</param>
/// <param name="Recovered">Executions that died there and were brought to their end by the next process.</param>
/// <param name="Missed">Points that an execution ended without passing, in four tries.</param>
/// <param name="NotMet">Passed by chance in a calm run, such as a reminder's second message, and not again in four tries; in no other count.</param>
/// <param name="Deaths">How many hosts died.</param>
/// <param name="Effects">Effects of the foreign team, each under its own key.</param>
/// <param name="EffectCalls">How many times they were asked for.</param>
/// <param name="DiedAtVersions">Per scenario: how many events stood in the log at the death.</param>
internal sealed record SweepReport(
    int Scenarios,
    int Points,
    int Recovered,
    IReadOnlyList<string> Missed,
    IReadOnlyList<string> NotMet,
    int Deaths,
    int Effects,
    int EffectCalls,
    IReadOnlyDictionary<string, string> DiedAtVersions,
    IReadOnlyList<Violation> Violations,
    TimeSpan Took);
