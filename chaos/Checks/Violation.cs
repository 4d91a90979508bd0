namespace Holmes.Chaos.Checks;

/// <summary>Something that must never be.</summary>
/// <param name="Rule">stuck, gap, afterEnd, callTwice, effectTwice, subscriber, answer, lost.</param>
internal sealed record Violation(string Rule, Guid? ExecutionId, string What);
