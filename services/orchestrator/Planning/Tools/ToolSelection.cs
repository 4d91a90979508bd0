using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Tools;

/// <summary>A need and the tool that will serve it.</summary>
internal sealed record Assigned(Need Need, ToolChoice Choice)
{
    public ToolDescriptor Tool => Choice.Tool;
}

/// <summary>Chooses tools for needs among those that are registered.</summary>
internal static class ToolSelection
{
    /// <summary>The tools that can do it; or, where nobody names the capability, the wanted tool itself.</summary>
    public static IReadOnlyList<ToolDescriptor> Candidates(IReadOnlyList<ToolDescriptor> tools, string capability, string wanted)
    {
        var able = tools.Where(tool => tool.Capability == capability).OrderBy(tool => tool.Name, StringComparer.Ordinal).ToList();
        return able.Count > 0 ? able : [.. tools.Where(tool => tool.Name == wanted)];
    }

    /// <summary>One draw per capability: two needs of the same kind go to the same tool.</summary>
    public static IReadOnlyList<Assigned> Assign(IReadOnlyList<Need> needs, PlanningKnowledge knowledge, IToolPolicy policy, DecisionContext context, OrchestrateExecution command)
    {
        var choices = new Dictionary<string, ToolChoice>();
        var assigned = new List<Assigned>();
        foreach (var need in needs)
        {
            if (!choices.TryGetValue(need.Capability, out var choice))
            {
                var alike = needs.Where(other => other.Capability == need.Capability).Select(other => WireJson.ToElement(other.Arguments)).ToList();
                var candidates = Candidates(knowledge.Tools, need.Capability, need.Tool)
                    .Where(tool => alike.TrueForAll(arguments => ArgumentFit.Of(tool.ArgumentsSchema, arguments) is not null)).ToList();
                if (candidates.Count == 0)
                {
                    continue;
                }

                choice = policy.Choose(new(need.Capability, candidates, context, knowledge.Preferences,
                    Draws.Seed(command.ExecutionId, command.Round, need.Capability), command.ExecutionId, command.UserId, command.StartedAt));
                choices.Add(need.Capability, choice);
            }

            assigned.Add(new(need, choice));
        }

        return assigned;
    }
}
