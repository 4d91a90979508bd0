using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>
/// What models planned for questions of a kind, as memory read it from the log. The arguments are not in it: they are
/// written anew from each question.
/// </summary>
public sealed class PlanCache
{
    private const double LowestHealth = 0.4;
    private volatile PlansLearned? latest;

    /// <summary>Messages may overtake each other; the position tells which knows more.</summary>
    public void Learn(PlansLearned learned)
    {
        if (latest is null || learned.Position >= latest.Position)
        {
            latest = learned;
        }
    }

    /// <summary>Null when there is none, or its tools are no longer as they were.</summary>
    public LearnedPlan? Find(string signature, IReadOnlyList<ToolDescriptor> tools, PreferencesLearned? preferences) =>
        latest?.Plans.FirstOrDefault(plan => plan.Signature == signature) is { } known && known.Tools.All(tool => IsAsItWas(tool, tools, preferences)) ? known : null;

    private static bool IsAsItWas(LearnedTool used, IReadOnlyList<ToolDescriptor> tools, PreferencesLearned? preferences) =>
        tools.Any(tool => tool.Name == used.Tool && tool.Version == used.Version && tool.Capability == used.Capability)
        && (preferences?.Preferences ?? []).Where(known => known.Tool == used.Tool).All(known => known.Health >= LowestHealth);
}
