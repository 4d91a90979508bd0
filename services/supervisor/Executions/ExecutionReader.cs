using Holmes.ServiceDefaults;

namespace Holmes.Supervisor.Executions;

/// <summary>Reads an execution's stream for its owner; to anybody else it does not exist.</summary>
public sealed class ExecutionReader(ISupervisorStore store)
{
    /// <param name="at">Up to this version; 0 for all.</param>
    /// <returns>The facts in order; none where there is no such execution of this caller.</returns>
    public async Task<IReadOnlyList<StoredFact>> ReadAsync(Guid id, HttpContext http, long at, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var facts = (await session.ReadStreamAsync(id, cancellation)).Select(ExecutionStreams.ToFact).ToList();
        if (facts is not [{ Data: ExecutionStarted started }, ..] || started.UserId != http.UserId())
        {
            return [];
        }

        return at < 1 || at > facts[^1].Version ? facts : facts[..(int)at];
    }
}
