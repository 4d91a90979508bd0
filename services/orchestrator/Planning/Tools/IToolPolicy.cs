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
public sealed record ChoiceToMake(
    string Capability,
    IReadOnlyList<ToolDescriptor> Candidates,
    DecisionContext Context,
    PreferencesLearned? Preferences,
    long Seed);

/// <param name="Propensity">The probability with which this tool could have been chosen.</param>
public sealed record ToolChoice(
    ToolDescriptor Tool,
    double Propensity,
    string Reasoning,
    IReadOnlyList<ToolCandidate> Candidates,
    PolicyStamp Policy);
