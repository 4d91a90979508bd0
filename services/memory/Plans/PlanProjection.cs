using Holmes.Contracts.Executions;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using ExecutionPlanned = Holmes.Memory.Log.ExecutionPlanned;
using ExecutionCompleted = Holmes.Memory.Log.ExecutionCompleted;
using ToolSelected = Holmes.Memory.Log.ToolSelected;

namespace Holmes.Memory.Plans;

/// <summary>Remembers what models planned, from executions that ended well.</summary>
public sealed class PlanProjection : ProjectionBase, IProjection
{
    public const string ShardName = "known_plans";
    private const double GoodEnough = 0.6;

    private static readonly Type[] Read =
    [
        typeof(ExecutionPlanned), typeof(Log.StrategyDecided), typeof(ToolSelected), typeof(Log.OrchestrationCompleted), typeof(Log.StepCompleted), typeof(Log.StepFailed),
        typeof(Log.StepSkipped), typeof(ExecutionCompleted), typeof(Log.ExecutionFailed), typeof(Log.ExecutionCancelled),
    ];

    public PlanProjection()
    {
        IncludeArchivedEvents = true; // where an execution lies changes nothing of what was planned
        IncludedEventTypes.AddRange(Read);
    }

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var streams = events.Where(e => e.Data is not ExecutionPlanned).Select(e => e.StreamId).Distinct().ToArray();
        var stored = await operations.LoadManyAsync<PlanTrace>(cancellation, streams);
        var traces = stored.ToDictionary(trace => trace.Id);
        foreach (var e in events)
        {
            if (Evolve(traces.GetValueOrDefault(e.StreamId), e.StreamId, e.Data) is not { } trace)
            {
                traces.Remove(e.StreamId);
                continue;
            }

            traces[e.StreamId] = trace;
            if (e.Data is ExecutionCompleted { Outcome: Outcome.Ok } && trace is { Signature: { } signature, Quality: >= GoodEnough })
            {
                operations.Store(new KnownPlan(signature, trace.Id, trace.Intent, trace.Strategy, trace.Tools, trace.Quality, e.Sequence));
            }
        }

        var open = traces.Values.Where(trace => !trace.IsOver).ToArray();
        operations.Store(open);
        foreach (var gone in stored.Where(trace => open.All(other => other.Id != trace.Id)))
        {
            operations.Delete<PlanTrace>(gone.Id);
        }
    }

    /// <summary>Null where no model decided the plan.</summary>
    internal static PlanTrace? Evolve(PlanTrace? trace, Guid execution, object e) => (trace, e) switch
    {
        (_, ExecutionPlanned planned) => new PlanTrace(execution, planned.Intent.Type, Strategy.Sequential, []),
        (null, _) => null,
        ({ } known, Log.StrategyDecided decided) => known with { Strategy = decided.Decision.Name },
        ({ Signature: null } known, ToolSelected selected) => known with { Tools = [.. known.Tools, new(selected.Decision.Capability, selected.Decision.Tool, selected.Decision.ToolVersion)] },
        ({ Signature: null } known, Log.OrchestrationCompleted { Round: 1 } round) => round.Arbitration is { Signature: { } signature, DecidedBy: not ("rules" or "cache") } ? known with { Signature = signature } : null,
        ({ } known, Log.StepCompleted step) => known with { Quality = Math.Min(known.Quality, step.Quality) },
        ({ } known, Log.StepFailed { RetryAt: null } or Log.StepSkipped) => known with { Quality = 0 },
        ({ } known, ExecutionCompleted or Log.ExecutionFailed or Log.ExecutionCancelled) => known with { IsOver = true },
        _ => trace,
    };
}
