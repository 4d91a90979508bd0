namespace Holmes.Memory.Learning;

/// <summary>What was learned with a policy's parameters up to a position of the log.</summary>
/// <param name="Id">Hash of the parameters.</param>
public sealed record LearnedState(string Id, string Version, long Position, byte[] Bytes);
