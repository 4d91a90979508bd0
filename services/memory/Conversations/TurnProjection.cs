using Holmes.Contracts.Memory;
using Holmes.Memory.Erasure;
using Holmes.Memory.Log;
using Holmes.Memory.People;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Holmes.Memory.Conversations;

/// <summary>Remembers each person's questions and their answers, and what they say of themselves.</summary>
public sealed class TurnProjection : ProjectionBase, IProjection
{
    public const string ShardName = "turns";

    public TurnProjection()
    {
        IncludeArchivedEvents = true; // where an execution lies changes nothing of what was said
        IncludedEventTypes.AddRange(
        [
            typeof(ExecutionStarted), typeof(ExecutionPlanned), typeof(AnswerComposed), typeof(ExecutionCompleted), typeof(ExecutionFailed), typeof(ExecutionCancelled),
        ]);
    }

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var ids = events.Select(e => e.StreamId).Distinct().ToArray();
        var turns = (await operations.LoadManyAsync<Turn>(cancellation, ids)).ToDictionary(turn => turn.Id);
        var people = events.Select(e => e.Data).OfType<ExecutionStarted>().Select(started => PersonErased.PersonOf(started.UserId)).Distinct().ToArray();
        var erased = (await operations.LoadManyAsync<PersonErasure>(cancellation, people)).ToDictionary(one => one.Id, one => one.Before);
        foreach (var e in events)
        {
            if (Evolve(turns.GetValueOrDefault(e.StreamId), e) is { } turn
                && !(erased.TryGetValue(PersonErased.PersonOf(turn.UserId), out var before) && turn.AskedAt <= before))
            {
                turns[e.StreamId] = turn;
            }
        }

        operations.Store(turns.Values.ToArray());
        await StateAsync(operations, events, turns, cancellation);
    }

    private static async Task StateAsync(
        IDocumentOperations operations, IReadOnlyList<IEvent> events, Dictionary<Guid, Turn> turns, CancellationToken cancellation)
    {
        var stated = events
            .Where(e => e.Data is ExecutionPlanned && turns.GetValueOrDefault(e.StreamId) is { IsFork: false })
            .SelectMany(e => Statement.In(turns[e.StreamId], ((ExecutionPlanned)e.Data).Entities ?? []))
            .ToList();
        if (stated.Count == 0)
        {
            return;
        }

        var users = stated.Select(one => one.UserId).Distinct().ToArray();
        var edits = (await operations.Query<PersonEdit>().Where(edit => edit.UserId.IsOneOf(users)).ToListAsync(cancellation)).ToLookup(edit => edit.UserId);
        var kept = stated.Where(one => KnownFacts.IsKept(one, [.. edits[one.UserId]])).ToArray();
        operations.Store(kept);
        operations.Store(kept.GroupBy(one => one.UserId).Select(own => PersonChange.Of(own.Key, own.Max(one => one.At))).ToArray());
    }

    internal static Turn? Evolve(Turn? turn, IEvent e) => (turn, e.Data) switch
    {
        (null, ExecutionStarted started) => new Turn(e.StreamId, started.SessionId, started.UserId, started.Query, started.StartedAt, IsFork: started.ForkedFrom is not null),
        ({ } known, ExecutionPlanned planned) => known with { Intent = planned.Intent.Type },
        ({ } known, AnswerComposed composed) => known with { Answer = composed.Answer.Text },
        ({ } known, ExecutionCompleted) => known with { Ended = "completed" },
        ({ } known, ExecutionFailed) => known with { Ended = "failed" },
        ({ } known, ExecutionCancelled) => known with { Ended = "cancelled" },
        _ => turn,
    };
}
