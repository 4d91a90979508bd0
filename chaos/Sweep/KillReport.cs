using Holmes.Chaos.Checks;
using Holmes.Chaos.Running;

namespace Holmes.Chaos.Sweep;

/// <param name="Points">Points that each process passes in a calm run, by its name.</param>
/// <param name="Tried">Processes that were to die, each at a point of its own.</param>
/// <param name="Died">Where those died that did: process, point and passage.</param>
/// <param name="NotMet">Passed in a calm run, and not as often when a process was to die there: its executions ended without.</param>
/// <param name="Executions">Those that were under way, the calm ones included.</param>
/// <param name="Reconnections">How often those who watched them were cut off and came back.</param>
internal sealed record KillReport(
    Mode Mode,
    IReadOnlyDictionary<string, int> Points,
    int Tried,
    IReadOnlyList<string> Died,
    IReadOnlyList<string> NotMet,
    int Executions,
    int Reconnections,
    IReadOnlyList<Violation> Violations,
    TimeSpan Took);
