using Holmes.Supervisor.Executions;

namespace Holmes.Replay.Decisions;

/// <summary>What the rounds of an execution were decided on, so that it can be learned again in one pass.</summary>
internal static class Rounds
{
    public static IEnumerable<Stamps> Of(IReadOnlyList<StoredFact> facts) => facts
        .GroupBy(fact => (fact.CausationId, fact.At))
        .Select(together => Round([.. together.Select(fact => fact.Data)]))
        .OfType<Stamps>();

    private static Stamps? Round(IReadOnlyList<IStoredEvent> events)
    {
        var (strategy, decisions) = (events.OfType<StrategyDecided>().FirstOrDefault()?.Decision, events.OfType<ToolSelected>().Select(e => e.Decision).ToList());
        return strategy is null && decisions.Count == 0
            ? null
            : Stamps.Of(decisions, strategy);
    }
}
