using Holmes.Chaos.Effects;
using Holmes.Chaos.Load;
using Npgsql;

namespace Holmes.Chaos.Checks;

/// <summary>What became of everything that was accepted.</summary>
/// <param name="WaitingForAPerson">They ask somebody, and nobody has answered.</param>
/// <param name="Unaccounted">In the log, and never promised to anybody: a request whose answer was lost.</param>
/// <param name="SameAnswer">As in a calm run, to the letter.</param>
/// <param name="WithLosses">Their log says that a tool or a step failed in between, and the answer says what is missing.</param>
internal sealed record Verdict(
    int Accepted, int Completed, int Failed, int Cancelled, int WaitingForAPerson, int Unaccounted, int SameAnswer, int WithLosses,
    IReadOnlyList<Violation> Violations)
{
    /// <summary>Reads the database, the oracle and what clients saw; asks nothing of Holmes.</summary>
    public static async Task<Verdict> ReachAsync(
        NpgsqlDataSource database, History history, EffectOracle oracle, IReadOnlyCollection<Guid> calm, CancellationToken cancellation)
    {
        var log = new StoredEvents(database);
        var inLog = await log.ExecutionsAsync(cancellation);
        var accepted = history.Accepted.ToDictionary(one => one.ExecutionId);
        var streams = (await log.ReadAsync([.. inLog.Union(accepted.Keys)], cancellation))
            .GroupBy(e => e.ExecutionId).ToDictionary(same => same.Key, same => (IReadOnlyList<StoredEvent>)[.. same]);
        var violations = accepted.Keys.Union(inLog).SelectMany(id => StreamRules.Violations(id, streams.GetValueOrDefault(id, []))).ToList();
        var waiting = (await log.StatusAsync(inLog, cancellation)).Where(one => one.Value is "awaitingInput" or "paused").Select(one => one.Key).ToHashSet();
        violations.AddRange(streams.Where(stream => !stream.Value[^1].IsEnd && !waiting.Contains(stream.Key))
            .Select(stream => new Violation("stuck", stream.Key, $"Its last event is {stream.Value[^1].Type}.")));
        violations.AddRange(await Audit.ViolationsAsync(database, cancellation));
        violations.AddRange(history.Violations);
        violations.AddRange(oracle.Violations());
        violations.AddRange((await log.GivenUpAsync(cancellation)).Select(message => new Violation("givenUp", null, message)));
        violations.AddRange((await log.DocumentsAsync(cancellation)).Where(owner => owner.Value > 1)
            .Select(owner => new Violation("effectTwice", null, $"{owner.Key} owns {owner.Value} documents of one draft.")));
        var answers = Answers.Compare(
            calm.Where(streams.ContainsKey).Select(id => streams[id]),
            streams.Where(stream => accepted.TryGetValue(stream.Key, out var one) && !one.WasCancelled && stream.Value[^1].IsEnd));
        violations.AddRange(answers.Violations);
        return new(
            accepted.Count, Count("execution_completed"), Count("execution_failed"), Count("execution_cancelled"),
            waiting.Count, inLog.Count(id => !accepted.ContainsKey(id)),
            answers.Same, answers.WithLosses, violations);

        int Count(string end) => streams.Count(stream => stream.Value[^1].Type == end);
    }
}
