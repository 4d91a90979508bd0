using System.Diagnostics;
using Holmes.Contracts.Executions;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.People;
using Holmes.Supervisor.Tools;

namespace Holmes.Supervisor.Executions;

/// <summary>Takes in a fork: reads the execution it starts from, checks what is to be different, and starts it.</summary>
public sealed class Forking(ExecutionGate gate, ISupervisorStore store, Reception reception, KnownPeople people, KnownTools tools, TimeProvider clock)
{
    /// <returns>What was committed; null where there is no such execution of this caller.</returns>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">The message says which field and why.</exception>
    public async Task<Committed?> ForkAsync(ForkExecution command, string? causationId, CancellationToken cancellation, bool again = false)
    {
        var userId = command.UserId ?? Callers.LocalUser;
        await using var session = store.QuerySession();
        var facts = (await session.ReadStreamAsync(command.ExecutionId, cancellation)).Select(ExecutionStreams.ToFact).ToList();
        if (facts is not [{ Data: ExecutionStarted source }, ..] || source.UserId != userId)
        {
            return null;
        }

        var person = await people.FindAsync(userId, cancellation); // as of now: what was forgotten since is not planned with again
        var fork = Accept(command, source, facts, person);
        return await gate.PassAsync(fork.Start.ExecutionId, (state, now) => ForkDecider.Decide(state, fork, now), causationId, cancellation, again);
    }

    private AcceptFork Accept(ForkExecution command, ExecutionStarted source, List<StoredFact> facts, KnownPerson person)
    {
        var last = facts[^1].Version;
        if (command.Version < 1 || command.Version > last)
        {
            throw Invalid.Field("version", $"is {command.Version}. Expected 1 to {last}.");
        }

        if (command.ForkId == Guid.Empty)
        {
            throw Invalid.Field("forkId", "is empty. Send an id of your own making.");
        }

        var changes = command.Changes ?? new ForkChanges();
        var query = changes.Query?.Trim().Normalize() ?? source.Query;
        var options = reception.Complete(source.Options with { Strategy = changes.Strategy ?? source.Options.Strategy });
        Reception.Validate(new StartExecution(command.ForkId, query, Options: options), "changes.query");
        var kept = query == source.Query ? ForkSource.PlanOf(facts[..(int)command.Version]) : null;
        var start = new AcceptExecution(
            command.ForkId, query, source.UserId, source.SessionId, options, source.Conversation, reception.DeadlineOf(options, clock.GetUtcNow()),
            TraceParent: Activity.Current?.Id,
            ForkedFrom: new(command.ExecutionId, command.Version, command.Changes),
            Person: person.Facts is { Count: > 0 } known ? known : null,
            Recalled: source.Recalled);
        return new(start, ForkChoice.Apply(kept, changes, tools.Find), ForkSource.CallsOf(facts));
    }
}
