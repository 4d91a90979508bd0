using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using ToolCompleted = Holmes.Memory.Log.ToolCompleted;
using ToolFailed = Holmes.Memory.Log.ToolFailed;
using ToolSelected = Holmes.Memory.Log.ToolSelected;

namespace Holmes.Memory.Statistics;

/// <summary>Which decision a call belongs to: what the question was about, and what the tool was for.</summary>
public sealed record DecisionContextRecord(Guid Id, Guid ExecutionId, long Version, IntentType QueryType, string Capability);

/// <summary>Learns from every tool call in the log, a page of events at a time.</summary>
public sealed class ToolStatisticsProjection : ProjectionBase, IProjection
{
    public const string ShardName = "tool_statistics";

    public ToolStatisticsProjection() => IncludeArchivedEvents = true; // a rebuild counts what was counted before

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var decisions = events.Where(e => e.Data is ToolSelected).Select(Recorded).DistinctBy(decision => decision.Id).ToDictionary(d => d.Id);
        operations.Store(decisions.Values.ToArray());

        var calls = events
            .Select(e => (Call: CallOf(e), e.Sequence))
            .Where(one => one.Call is not null && ToolStatistics.CanLearnFrom(one.Call))
            .ToList();
        if (calls.Count == 0)
        {
            return;
        }

        var unknown = calls.Select(one => one.Call!.DecisionId).Where(id => !decisions.ContainsKey(id)).Distinct().ToArray();
        foreach (var decision in await operations.LoadManyAsync<DecisionContextRecord>(cancellation, unknown))
        {
            decisions[decision.Id] = decision;
        }

        var known = calls.Where(one => decisions.ContainsKey(one.Call!.DecisionId)).ToList();
        var ids = known.Select(one => ToolStatistics.IdOf(decisions[one.Call!.DecisionId].QueryType, one.Call.Tool)).Distinct().ToArray();
        var statistics = (await operations.LoadManyAsync<ToolStatistics>(cancellation, ids)).ToDictionary(row => row.Id);
        foreach (var (call, position) in known)
        {
            var decision = decisions[call!.DecisionId];
            var id = ToolStatistics.IdOf(decision.QueryType, call.Tool);
            var row = statistics.GetValueOrDefault(id) ?? ToolStatistics.Nothing(decision.QueryType, decision.Capability, call.Tool);
            statistics[id] = row.Learn(call, position);
        }

        operations.Store(statistics.Values.ToArray());
    }

    private static DecisionContextRecord Recorded(IEvent e)
    {
        var decision = ((ToolSelected)e.Data).Decision;
        return new(decision.DecisionId, e.StreamId, e.Version, decision.Context.QueryType, decision.Capability);
    }

    private static CallResult? CallOf(IEvent e) => e.Data switch
    {
        ToolCompleted completed => completed.Call,
        ToolFailed failed => failed.Call,
        _ => null,
    };
}
