using System.Text.Json;
using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Contracts.Memory;

/// <summary>Memory to the supervisor: what is known of a person; replaces what was known before.</summary>
/// <param name="At">By one clock: of two, the later one holds.</param>
/// <param name="Recalls">Whether earlier sessions may be recalled.</param>
/// <param name="RemovedSessions">Sessions the person removed: they are not recalled.</param>
[MessageUrn("holmes:person-remembered:v1"), EntityName("holmes.person-remembered.v1")]
public sealed record PersonRemembered(
    string UserId, DateTimeOffset At, IReadOnlyList<PersonFact> Facts, bool Recalls, IReadOnlyList<Guid> RemovedSessions);

/// <summary>Something a person said of themselves.</summary>
/// <param name="Kind">One of <see cref="FactKinds"/>.</param>
/// <param name="Value">As in an entity: money in won, a region, true, …</param>
public sealed record PersonFact(string Kind, JsonElement Value, FactSource Source);
