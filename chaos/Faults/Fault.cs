namespace Holmes.Chaos.Faults;

/// <summary>Something that happened to the system.</summary>
/// <param name="Kind">kill, freeze, postgresCrash, …</param>
/// <param name="Target">Which process, or empty.</param>
/// <param name="Healed">From when on nothing stood in the way any more: the process was ready, the way open.</param>
internal sealed record Fault(string Kind, string Target, DateTimeOffset Began, DateTimeOffset Healed);
