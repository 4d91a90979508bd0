using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Planning.Tools;

/// <summary>Chooses among tools that can do the same. Pure: the same choice to make gives the same choice.</summary>
public interface IToolPolicy
{
    ToolChoice Choose(ChoiceToMake choice);
}

/// <param name="Candidates">Tools of one capability; at least one, in the order of their names.</param>
/// <param name="Seed">Seed of the draw, if the policy draws.</param>
/// <param name="At">When it is decided.</param>
public sealed record ChoiceToMake(
    string Capability,
    IReadOnlyList<ToolDescriptor> Candidates,
    DecisionContext Context,
    PreferencesLearned? Preferences,
    long Seed,
    Guid ExecutionId = default,
    string? UserId = null,
    DateTimeOffset At = default);

/// <param name="Propensity">The probability with which this tool could have been chosen.</param>
public sealed record ToolChoice(
    ToolDescriptor Tool,
    double Propensity,
    string Reasoning,
    IReadOnlyList<ToolCandidate> Candidates,
    PolicyStamp Policy)
{
    /// <summary>canary where a policy on trial decided.</summary>
    public string Mode { get; init; } = "live";

    public ShadowChoice? Shadow { get; init; }
}
