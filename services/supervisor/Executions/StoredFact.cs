using Holmes.Contracts;

namespace Holmes.Supervisor.Executions;

/// <summary>An event with its place in the execution's stream.</summary>
/// <param name="Version">Contiguous from 1.</param>
public sealed record StoredFact(Guid ExecutionId, long Version, DateTimeOffset At, string? CausationId, IStoredEvent Data)
{
    /// <summary>Also the message id under which it is told: telling twice is recognised.</summary>
    public Guid Id { get; } = IdOf(ExecutionId, Version);

    public static Guid IdOf(Guid executionId, long version) =>
        DerivedId.From(executionId.ToString(), "event", version.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>What came of a command: the execution before and after, and the events in between, which may be none.</summary>
public sealed record Committed(Execution Before, Execution After, IReadOnlyList<StoredFact> Facts);
