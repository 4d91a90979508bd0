using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Steps;

/// <summary>Turns outlines into steps of the contract, with a decision for every call.</summary>
internal static class StepWriter
{
    public static (IReadOnlyList<PlannedStep> Steps, IReadOnlyList<ToolDecision> Decisions) Write(OrchestrateExecution command, Reading reading, Decomposed plan, DecisionContext context)
    {
        var decisions = plan.Steps
            .SelectMany(step => step.Uses)
            .Select((use, index) => Decide(command, use, context, index))
            .ToList();
        var byUse = plan.Steps.SelectMany(step => step.Uses).Zip(decisions).ToDictionary(pair => pair.First, pair => pair.Second);
        var steps = plan.Steps.Select(step => new PlannedStep(
            step.StepId,
            step.Team,
            Task(reading, step),
            step.DependsOn,
            [.. step.Uses.Select(use => new PlannedCall(byUse[use].DecisionId, use.Assigned.Tool.Name, use.Arguments))],
            step.Optional,
            step.RequiresInput,
            TimeoutSeconds: StepTime.Of(step.Uses.Select(use => use.Assigned.Tool)),
            Needs: step.Reads,
            NeedsApproval: step.Uses.Any(use => use.Assigned.Tool.NeedsApproval)));
        return ([.. steps], decisions);
    }

    public static ToolDecision Decide(OrchestrateExecution command, PlannedUse use, DecisionContext context, int index)
    {
        var choice = use.Assigned.Choice;
        return new(
            Draws.Decision(command.ExecutionId, command.Round, use.StepId, choice.Tool.Name, index),
            use.StepId,
            use.Assigned.Need.Capability,
            choice.Tool.Name,
            choice.Tool.Version,
            use.Arguments,
            choice.Propensity,
            choice.Mode,
            choice.Reasoning,
            context,
            choice.Candidates,
            choice.Policy,
            new ModelUse(false),
            choice.Shadow);
    }

    private static string Task(Reading reading, StepOutline step)
    {
        var capabilities = step.Uses.Select(use => use.Assigned.Need.Capability).Distinct();
        var where = string.Join('·', reading.Facts.Regions.Concat(reading.Facts.Outside).Select(region => region.ToString()));
        return reading.IsEnglish
            ? string.Join(", ", capabilities.Select(Capabilities.English))
            : $"{(where.Length > 0 ? where + " " : "")}{string.Join(", ", capabilities.Select(Capabilities.Korean))}";
    }
}
