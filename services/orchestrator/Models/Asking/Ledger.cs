using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Models.Connections;

namespace Holmes.Orchestrator.Models.Asking;

/// <summary>What models have cost an execution and may still cost: calls, money, time.</summary>
public sealed class Ledger(LlmOptions options, ModelSpending? before, DateTimeOffset? deadline, TimeProvider clock)
{
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(1);
    private readonly List<ModelConsultation> consultations = [];
    private ModelSpending spent = before ?? ModelSpending.Nothing;

    public IReadOnlyList<ModelConsultation> Consultations => consultations;

    public void Record(ModelConsultation consultation)
    {
        consultations.Add(consultation);
        spent = spent.And(consultation);
    }

    /// <summary>Why a request of this length may not be made; null when it may.</summary>
    /// <param name="isAnswer">The last call is kept for it.</param>
    public string? Refusal(ModelTarget target, int letters, bool isAnswer)
    {
        if (spent.Calls >= options.CallsPerExecution - (isAnswer ? 0 : 1))
        {
            return $"the execution may ask models {options.CallsPerExecution} times{(isAnswer ? "" : ", the last time for its answer")}";
        }

        if (options.BudgetPerExecution > 0 && spent.Cost + target.Cost(ModelCaller.Estimate(letters), options.MaxOutputTokens) > options.BudgetPerExecution)
        {
            return $"the execution's budget for models, {options.BudgetPerExecution} US dollars, would not last";
        }

        return Patience() < ShortestPatience ? "the execution's time is nearly over" : null;
    }

    /// <summary>For one reply: never more than half of what is left of the execution's time.</summary>
    public TimeSpan Patience()
    {
        var most = TimeSpan.FromSeconds(options.TimeoutSeconds);
        return deadline is { } end && (end - clock.GetUtcNow()) / 2 is var half && half < most ? half : most;
    }
}
