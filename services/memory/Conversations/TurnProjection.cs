using Holmes.Contracts.Memory;
using Holmes.Memory.Erasure;
using Holmes.Memory.Log;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Holmes.Memory.Conversations;

/// <summary>Remembers each person's questions and their answers.</summary>
public sealed class TurnProjection : ProjectionBase, IProjection
{
    public const string ShardName = "turns";

    public TurnProjection() => IncludeArchivedEvents = true; // where an execution lies changes nothing of what was said

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
    }

    internal static Turn? Evolve(Turn? turn, IEvent e) => (turn, e.Data) switch
    {
        (null, ExecutionStarted started) => new Turn(e.StreamId, started.SessionId, started.UserId, started.Query, started.StartedAt),
        ({ } known, ExecutionPlanned planned) => known with { Intent = planned.Intent.Type },
        ({ } known, AnswerComposed composed) => known with { Answer = composed.Answer.Text },
        ({ } known, ExecutionCompleted) => known with { Ended = "completed" },
        ({ } known, ExecutionFailed) => known with { Ended = "failed" },
        ({ } known, ExecutionCancelled) => known with { Ended = "cancelled" },
        _ => turn,
    };
}
