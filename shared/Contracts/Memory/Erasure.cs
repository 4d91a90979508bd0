using MassTransit;

namespace Holmes.Contracts.Memory;

/// <summary>Memory to the supervisor: a person asked to be forgotten. Sent again until everybody has said that it is done.</summary>
/// <param name="Before">What began later stays.</param>
[MessageUrn("holmes:erase-person:v1"), EntityName("holmes.erase-person.v1")]
public sealed record ErasePerson(string UserId, DateTimeOffset Before);

/// <summary>Supervisor to whoever keeps what came of executions: these are about to be erased, and what the person owns with them.</summary>
[MessageUrn("holmes:erase-executions:v1"), EntityName("holmes.erase-executions.v1")]
public sealed record EraseExecutions(string UserId, DateTimeOffset Before, IReadOnlyList<Guid> ExecutionIds);

/// <summary>An owner of data to memory: nothing of this person is left here.</summary>
/// <param name="Person">Derived from the user id, which it does not tell.</param>
/// <param name="Owner">supervisor, teams.</param>
/// <param name="Erased">How many executions or documents there were.</param>
[MessageUrn("holmes:person-erased:v1"), EntityName("holmes.person-erased.v1")]
public sealed record PersonErased(Guid Person, string Owner, DateTimeOffset Before, int Erased)
{
    /// <summary>Under which it is recorded that a person was erased, without saying who it was.</summary>
    public static Guid PersonOf(string userId) => DerivedId.From("person", userId);
}
