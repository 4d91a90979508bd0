using Holmes.Chaos.Running;

namespace Holmes.Chaos;

/// <param name="Minutes">How long harm is done; then everything has to come to its end.</param>
/// <param name="Folder">For the data of this run; it is removed at the end.</param>
internal sealed record ChaosOptions(double Minutes, int Seed, Mode Mode, string Folder);
