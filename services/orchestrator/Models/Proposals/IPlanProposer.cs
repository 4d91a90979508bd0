using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Planning;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>Proposes a plan: the rules, what was planned before, or a language model. <see cref="Arbiter"/> says which holds.</summary>
public interface IPlanProposer
{
    /// <returns>Null when it has nothing to propose.</returns>
    ValueTask<Proposal?> ProposeAsync(PlanningRound round, CancellationToken cancellation);
}

/// <summary>A question to be planned.</summary>
/// <param name="Draft">What the rules made of it; every proposer may build on it.</param>
/// <param name="Signature">What the question means, without its particulars.</param>
public sealed record PlanningRound(OrchestrateExecution Command, PlanningKnowledge Knowledge, PlanDraft Draft, string Signature, Ledger Ledger);

/// <summary>A plan as somebody proposes it, before tools are drawn.</summary>
/// <param name="By">rules, cache, or the name of the model.</param>
/// <param name="Wishes">Per need, the tool it was proposed with; null for no wish.</param>
/// <param name="IsNewWork">It says what there is to do, not only how.</param>
/// <param name="After">Capabilities whose results another one has to wait for.</param>
public sealed record Proposal(
    string By,
    PlanDraft Draft,
    string Reason,
    Strategy? Strategy = null,
    IReadOnlyList<string?>? Wishes = null,
    IReadOnlyList<(string Reader, string Source)>? After = null,
    bool IsNewWork = false,
    ModelConsultation? Consultation = null,
    Guid? LearnedFrom = null)
{
    public const string ByRules = "rules";
    public const string ByCache = "cache";

    public bool IsModel => By is not (ByRules or ByCache);

    public IEnumerable<string> Capabilities => Draft.Needs.Select(need => need.Capability).Distinct();
}
