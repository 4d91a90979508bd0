using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models.Prompts;
using Holmes.Orchestrator.Planning;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>Makes the plan of the proposal that holds. Pure.</summary>
public static class Assembly
{
    public static RecordOrchestration Of(OrchestrateExecution command, PlanningKnowledge knowledge, Proposal chosen)
    {
        var plan = Planner.Assemble(command, knowledge, chosen.Draft);
        return chosen.By is Proposal.ByRules
            ? plan
            : Used(chosen, Waiting(plan, chosen.After ?? []) with { Strategy = Strategy(command, plan, chosen) });
    }

    private static StrategyDecision Strategy(OrchestrateExecution command, RecordOrchestration plan, Proposal chosen) =>
        command.Options.Strategy is not null || chosen.Strategy is not { } wanted || wanted == plan.Strategy.Name || plan.Steps.Count < 2
            ? plan.Strategy
            : new(wanted, 0.7, chosen.Reason,
                [.. plan.Strategy.Candidates.Select(candidate => candidate with { Probability = candidate.Name == wanted ? 1 : 0 })],
                new("language-model", chosen.Consultation?.Prompt ?? chosen.By, HashOf(chosen), plan.Strategy.Policy.BeliefPosition, 0));

    /// <summary>What a model was told stands for the parameters it has none of.</summary>
    private static string HashOf(Proposal chosen) => PromptLibrary.All.FirstOrDefault(prompt => prompt.Id == chosen.Consultation?.Prompt)?.Hash ?? "";

    /// <summary>Adds what the proposal wants to wait for, unless that would close a circle.</summary>
    private static RecordOrchestration Waiting(RecordOrchestration plan, IReadOnlyList<(string Reader, string Source)> after)
    {
        var steps = plan.Steps.ToList();
        foreach (var (reader, source) in after)
        {
            var (from, to) = (StepOf(plan, source), StepOf(plan, reader));
            var at = steps.FindIndex(step => step.StepId == to);
            if (from is not null && at >= 0 && from != to && !steps[at].DependsOn.Contains(from) && !Reaches(steps, from, to!))
            {
                steps[at] = steps[at] with { DependsOn = [.. steps[at].DependsOn.Append(from).Order(StringComparer.Ordinal)] };
            }
        }

        return plan with { Steps = steps };
    }

    private static string? StepOf(RecordOrchestration plan, string capability) => plan.Decisions.FirstOrDefault(decision => decision.Capability == capability)?.StepId;

    private static bool Reaches(List<PlannedStep> steps, string from, string to) =>
        steps.Find(step => step.StepId == from) is { } step && (step.DependsOn.Contains(to) || step.DependsOn.Any(next => Reaches(steps, next, to)));

    // The policy draws the tool in any case, with its probability, or the log could no longer be judged; the wish is recorded.
    private static RecordOrchestration Used(Proposal chosen, RecordOrchestration plan)
    {
        if (!chosen.IsModel)
        {
            return plan;
        }

        var consulted = chosen.Consultation;
        return plan with
        {
            Decisions = [.. plan.Decisions.Select((decision, index) => decision with
            {
                Model = new(true, chosen.By, Wish(chosen, decision), index == 0 ? consulted?.InputTokens ?? 0 : 0, index == 0 ? consulted?.OutputTokens ?? 0 : 0),
            })],
        };
    }

    private static string? Wish(Proposal chosen, ToolDecision decision) => chosen.Draft.Needs
        .Select((need, index) => (need.Capability, Wish: chosen.Wishes?.ElementAtOrDefault(index)))
        .FirstOrDefault(pair => pair.Capability == decision.Capability).Wish;
}
