using Holmes.Contracts.Executions;

namespace Holmes.Orchestrator.Models.Connections;

/// <summary>What came back, all of it or what came before it broke off.</summary>
/// <param name="Failure">Null when the reply is complete.</param>
/// <param name="IsEstimated">The server did not count the tokens.</param>
/// <param name="Request">See <see cref="ModelRequest.NameOf"/>.</param>
public sealed record ModelReply(
    string Text, int InputTokens, int OutputTokens, bool IsEstimated, TimeSpan Took, Failure? Failure = null, string? Request = null);
