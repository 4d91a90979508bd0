namespace Holmes.Supervisor.Executions.Replay;

/// <summary>
/// Reads a stream back as the commands that led to it and decides each again, on the execution as it stood then. So one
/// difference neither hides nor causes another. A command that decided nothing left no trace and is not made again.
/// </summary>
public static class Redecision
{
    /// <param name="facts">A whole stream, from version 1.</param>
    /// <param name="tools">For what people changed.</param>
    /// <param name="source">The facts of another execution up to a moment, for forks; null where the log does not hold it.</param>
    public static IEnumerable<RecordedDecision> Of(IReadOnlyList<StoredFact> facts, FindTool tools, Func<Guid, IReadOnlyList<StoredFact>?> source)
    {
        var state = Execution.NotStarted(facts[0].ExecutionId);
        var sent = new Dictionary<string, (object Message, DateTimeOffset At)>();
        for (var at = 0; at < facts.Count;)
        {
            var rest = OfOneMoment(facts, at);
            var decided = Decide(state, rest, tools, source);
            var (message, requestedAt) = CommandsBehind.Answers(decided.Command, state) is { } key ? sent.GetValueOrDefault(key) : default;
            yield return decided with { Request = message, RequestedAt = requestedAt };
            state = decided.Then.Aggregate(state, (before, fact) => ExecutionFold.Evolve(before, fact.Data));
            at += decided.Then.Count;
            foreach (var outgoing in Outstanding.Of(state))
            {
                sent.TryAdd(outgoing.Key, (outgoing.Message, decided.Then[^1].At));
            }
        }
    }

    public static bool AreAlike(IStoredEvent then, IStoredEvent now) =>
        then.GetType() == now.GetType() && Change.Between<object>(then, now).Count == 0;

    /// <summary>Events of one message, or, of several without one, those that were saved together.</summary>
    private static List<StoredFact> OfOneMoment(IReadOnlyList<StoredFact> facts, int from) =>
        [.. facts.Skip(from).TakeWhile(fact => fact.CausationId == facts[from].CausationId && fact.At == facts[from].At)];

    private static RecordedDecision Decide(Execution state, List<StoredFact> rest, FindTool tools, Func<Guid, IReadOnlyList<StoredFact>?> source)
    {
        // Not earlier than it was: the log keeps microseconds, and what was due then must be due now.
        var now = rest[0].At.AddTicks(TimeSpan.TicksPerMicrosecond - 1);
        RecordedDecision? first = null;
        foreach (var (command, decide) in CommandsBehind.Of(state, [.. rest.Select(fact => fact.Data)], rest[0].CausationId is not null, now, tools, source))
        {
            var made = Make(state, rest, command, decide);
            var alike = made.Now.Count > 0 && made.Now.Count <= rest.Count && made.Now.Zip(rest).All(pair => AreAlike(pair.Second.Data, pair.First));
            if (alike && (made.Now.Count == rest.Count || rest[0].CausationId is null))
            {
                return made with { Then = rest[..made.Now.Count] };
            }

            first ??= made;
        }

        return first ?? new(rest[0].Version, null, null, default, state, rest, [], "no command of this build leads to these events");
    }

    private static RecordedDecision Make(Execution state, List<StoredFact> rest, object command, Func<IReadOnlyList<IStoredEvent>> decide)
    {
        var made = new RecordedDecision(rest[0].Version, command, null, default, state, rest, []);
        try
        {
            return made with { Now = decide() };
        }
        catch (NotInLogException missing)
        {
            return made with { Problem = missing.Message };
        }
        catch (System.ComponentModel.DataAnnotations.ValidationException refused)
        {
            return made with { Problem = $"what a person changed cannot be checked again: {refused.Message}" };
        }
    }
}

/// <summary>Something that deciding needs and that the log does not hold.</summary>
public sealed class NotInLogException(string message) : Exception(message);
