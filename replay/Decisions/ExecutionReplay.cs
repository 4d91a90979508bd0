using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Executions;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Models.Revisions;
using Holmes.Orchestrator.Models.Wording;
using Holmes.Orchestrator.Planning;
using Holmes.Replay.Beliefs;
using Holmes.Replay.Log;
using Holmes.Replay.Models;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Replay;
using Microsoft.Extensions.Options;

namespace Holmes.Replay.Decisions;

/// <summary>Makes every decision of an execution again and says how it differs from the one in the log.</summary>
internal sealed class ExecutionReplay(RecordedLog log, RecordedBeliefs beliefs, Registry registry)
{
    public async Task<IReadOnlyList<Finding>> OfAsync(Guid id, CancellationToken cancellation)
    {
        var stream = log.Streams[id];
        if (stream.Problem is { } problem)
        {
            return [new(id, 1, DecisionKind.Supervisor, [], problem)];
        }

        var (findings, setup) = (new List<Finding>(), Setup.Of(stream.Facts));
        foreach (var recorded in Redecision.Of(stream.Facts, registry.Find, other => log.Streams.GetValueOrDefault(other)?.Until(stream.Position)))
        {
            findings.Add(Supervisor(id, recorded));
            findings.AddRange(recorded.Command switch
            {
                RecordOrchestration then => await OrchestratedAsync(then, recorded, stream.Facts, setup, cancellation),
                RecordAnswer then => await AnsweredAsync(then, recorded, setup, cancellation),
                _ => [],
            });
        }

        return findings;
    }

    private static Finding Supervisor(Guid id, RecordedDecision recorded) => new(
        id, recorded.Version, DecisionKind.Supervisor,
        recorded.Problem is null
            ? Change.Between(recorded.Then.Select(fact => Named(fact.Data)), recorded.Now.Select(Named))
            : [],
        recorded.Problem);

    private static object Named(IStoredEvent e) => new { Event = e.GetType().Name, Data = (object)e };

    private async Task<IReadOnlyList<Finding>> OrchestratedAsync(
        RecordOrchestration then, RecordedDecision recorded, IReadOnlyList<StoredFact> facts, Setup setup, CancellationToken cancellation)
    {
        var comparison = new OrchestrationComparison(then, recorded, facts);
        try
        {
            var request = recorded.Request as OrchestrateExecution ?? throw new NotInLogException("the log does not show what was asked");
            var tools = registry.Of(facts);
            var stamps = Stamps.Of(then.Decisions, then.Strategy);
            var knowledge = new PlanningKnowledge(tools, beliefs.At(stamps.PolicyId, stamps.Position, stamps.Trial));
            var now = await Brain(then.Consulted, setup, recorded, Known(then)).DecideAsync(request, knowledge, cancellation);
            return Registry.Missing(then, tools) is { } missing && now.Assumptions.Count != then.Assumptions.Count
                ? comparison.NotComparable(missing)
                : comparison.With(now, beliefs.Doubt(stamps.Position));
        }
        catch (NotInLogException missing)
        {
            return comparison.NotComparable(missing.Message);
        }
        catch (UnansweredException unanswered)
        {
            return then.Decisions.Count == 0 && recorded.Before.OpenRounds.GetValueOrDefault(then.Round) is not null
                ? comparison.NotComparable("a repair that chose nothing does not say what was learned by then, and a model was shown it")
                : comparison.Unanswered(unanswered.Message);
        }
    }

    private static async Task<IReadOnlyList<Finding>> AnsweredAsync(RecordAnswer then, RecordedDecision recorded, Setup setup, CancellationToken cancellation)
    {
        Finding Of(string kind, IReadOnlyList<Change> changes, string? problem = null, string? unanswered = null) =>
            new(then.ExecutionId, recorded.Version, kind, changes, problem, unanswered is null ? null : [unanswered]);
        try
        {
            var request = recorded.Request as ComposeAnswer ?? throw new NotInLogException("the log does not show what was asked");
            var now = await Brain(then.Consulted, setup, recorded, null).AnswerAsync(request, (_, _) => Task.CompletedTask, cancellation);
            return
            [
                Of(DecisionKind.Answer, Change.Between(then.Answer, now.Answer)),
                Of(DecisionKind.Models, Consultations.Between((then.Consulted, then.Arbitration), (now.Consulted, now.Arbitration))),
            ];
        }
        catch (NotInLogException missing)
        {
            return [Of(DecisionKind.Answer, [], missing.Message), Of(DecisionKind.Models, [], missing.Message)];
        }
        catch (UnansweredException unanswered)
        {
            return [Of(DecisionKind.Models, [], unanswered: unanswered.Message)];
        }
    }

    /// <summary>The orchestrator as its module puts it together, before the log instead of a network, at the moment of then.</summary>
    private static Orchestration Brain(IReadOnlyList<ModelConsultation>? consulted, Setup setup, RecordedDecision recorded, PlanCache? cache)
    {
        var (models, options, clock) = (new RecordedModels(consulted ?? []), Options.Create(setup.Llm), new RecordedClock(recorded.RequestedAt));
        var consultant = new Consultant(models, options);
        return new(
            new Council(new RuleProposer(), new CachedProposer(cache ?? new()), new ModelProposer(consultant), consultant, options, clock),
            new RevisionCouncil(consultant, options, clock),
            new ModelAnswer(models, options, clock),
            Options.Create(new Orchestrator.OrchestratorOptions { Enabled = setup.IsEnabled }));
    }

    /// <summary>The plan that was taken over from another execution, as memory had read it from that one's stream.</summary>
    private PlanCache? Known(RecordOrchestration then)
    {
        if (then.Arbitration is not { DecidedBy: Proposal.ByCache, LearnedFrom: { } from, Signature: { } signature })
        {
            return null;
        }

        var cache = new PlanCache();
        cache.Learn(new(1, [KnownPlans.Of(log.Streams.GetValueOrDefault(from)?.Facts, signature)
            ?? throw new NotInLogException($"the execution whose plan was taken over, {from}, is not in the log")]));
        return cache;
    }

    private sealed class RecordedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
