using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models;
using Holmes.Supervisor.Executions;

namespace Holmes.Replay.Models;

/// <summary>How the orchestrator was set up when it decided, as far as the execution's log tells.</summary>
/// <param name="IsEnabled">Orchestration was switched on.</param>
/// <param name="Models">In the order in which they were asked; one without a name where one was there and was not asked.</param>
internal sealed record Setup(bool IsEnabled, IReadOnlyList<string> Models)
{
    private const string Nowhere = "http://127.0.0.1:9/v1"; // nobody is asked: the log answers
    private const string Unnamed = "a model that was not asked";

    public LlmOptions Llm => Models.Count == 0 ? new() : new()
    {
        Endpoint = Nowhere,
        Model = Models[0],
        FallbackModel = Models.ElementAtOrDefault(1),
        BudgetPerExecution = 0, // prices are not in the log
    };

    public static Setup Of(IReadOnlyList<StoredFact> facts)
    {
        var models = facts.Select(fact => fact.Data).OfType<ModelConsulted>().Select(e => e.Consultation.Model).Distinct().ToList();
        var reasons = facts.Select(fact => fact.Data).Select(ArbitrationOf).OfType<Arbitration>().Select(one => one.Reason).ToList();
        var isEnabled = !reasons.Exists(reason => reason.StartsWith(Reasons.SwitchedOff, StringComparison.Ordinal));
        var hadModel = isEnabled && reasons.Exists(reason => !reason.StartsWith(Reasons.NoModel, StringComparison.Ordinal));
        return new(isEnabled, models.Count > 0 ? models : hadModel ? [Unnamed] : []);
    }

    private static Arbitration? ArbitrationOf(IStoredEvent e) => e switch
    {
        OrchestrationCompleted completed => completed.Arbitration,
        AnswerComposed composed => composed.Arbitration,
        _ => null,
    };
}
