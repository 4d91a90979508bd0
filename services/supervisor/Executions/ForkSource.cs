using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Executions;

/// <summary>What a fork takes over from the execution it starts from, read from that one's facts.</summary>
public static class ForkSource
{
    /// <summary>The plan as of the facts given; null where there is none that could run.</summary>
    public static KeptPlan? PlanOf(IReadOnlyList<StoredFact> facts)
    {
        var state = Fold(facts);
        var steps = state.Steps.Select(step => step.Plan).ToList();
        return state.Intent is not { } intent || PlanRules.Violation(steps) is not null
            || facts.Select(fact => fact.Data).OfType<StrategyDecided>().LastOrDefault() is not { Decision: var strategy }
            ? null
            : new(intent, state.Entities, steps, state.Assumptions, strategy, [.. facts
                .Select(fact => fact.Data).OfType<StepSkipped>()
                .Where(skipped => skipped.Reason == PlanChanges.LeftOut && state.Find(skipped.StepId) is { Status: StepStatus.Skipped })
                .Select(skipped => skipped.StepId).Distinct()]);
    }

    /// <summary>
    /// Every call that was sent, with how it ended, as far as that is known. All of the log counts, not only the part
    /// before the version: a side effect that came after it has happened too.
    /// </summary>
    public static IReadOnlyList<InheritedCall> CallsOf(IReadOnlyList<StoredFact> facts)
    {
        var state = Execution.NotStarted(facts[0].ExecutionId);
        var (calls, sent) = (new Dictionary<Guid, InheritedCall>(), new Dictionary<string, (string StepId, Guid Meaning, Guid Effect)>());
        foreach (var fact in facts)
        {
            state = ExecutionFold.Evolve(state, fact.Data);
            switch (fact.Data)
            {
                case ResultsInherited e:
                    e.Calls.ToList().ForEach(call => calls[call.Meaning] = call);
                    break;
                case StepStarted e when state.Find(e.StepId) is { } step:
                    foreach (var call in step.OpenCalls)
                    {
                        var (meaning, effect) = (Effects.MeaningOf(state, step.Plan, call.Tool, call.Arguments), Effects.KeyOf(state, step, call.Tool, call.Arguments));
                        sent[Named(e.StepId, call.Tool, call.Arguments)] = (e.StepId, meaning, effect);
                        calls.TryAdd(meaning, new(meaning, e.StepId, call.Tool, effect));
                    }

                    break;
                case ToolCompleted e when sent.TryGetValue(Named(e.StepId, e.Call.Tool, e.Call.Arguments), out var one):
                    Ended(calls, one, e.Call);
                    break;
                case ToolFailed e when sent.TryGetValue(Named(e.StepId, e.Call.Tool, e.Call.Arguments), out var one):
                    Ended(calls, one, e.Call);
                    break;
            }
        }

        return [.. calls.Values];
    }

    private static string Named(string stepId, string tool, JsonElement arguments) => $"{stepId} {tool} {CanonicalJson.Of(arguments)}";

    private static void Ended(Dictionary<Guid, InheritedCall> calls, (string StepId, Guid Meaning, Guid Effect) sent, CallResult call)
    {
        if (call.IsUsable() || call.Outcome is Outcome.Empty)
        {
            calls[sent.Meaning] = new(sent.Meaning, sent.StepId, call.Tool, sent.Effect, call);
        }
        else if (call.Outcome is not Outcome.Unknown && calls.GetValueOrDefault(sent.Meaning) is { Call: null })
        {
            calls.Remove(sent.Meaning); // it is known to have failed, or to have been left out: it may be made
        }
    }

    private static Execution Fold(IReadOnlyList<StoredFact> facts) =>
        facts.Aggregate(Execution.NotStarted(facts[0].ExecutionId), (state, fact) => ExecutionFold.Evolve(state, fact.Data));
}
