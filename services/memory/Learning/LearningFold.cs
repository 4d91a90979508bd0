using Holmes.Contracts.Memory;
using Holmes.Learning.Beliefs;
using Holmes.Learning.Policies;

namespace Holmes.Memory.Learning;

/// <summary>
/// The log folded into beliefs, one event after the other. Nothing but the log goes in, so that at a position it is the
/// same however it got there.
/// </summary>
public sealed class LearningFold
{
    /// <summary>A result below this may be repaired.</summary>
    private const double Poor = 0.6;

    private readonly IReadOnlyDictionary<Guid, DateTimeOffset> forgotten;

    /// <param name="forgotten">People, and until when they are not told apart.</param>
    public LearningFold(PolicyParameters parameters, IReadOnlyDictionary<Guid, DateTimeOffset>? forgotten = null)
        : this(new BeliefBook(parameters), [], [], new ExemplarBook(), 0, forgotten)
    {
    }

    internal LearningFold(
        BeliefBook book, SortedDictionary<(string QueryType, string Tool), ToolCounts> counts, SortedDictionary<Guid, OpenExecution> open,
        ExemplarBook exemplars, long position, IReadOnlyDictionary<Guid, DateTimeOffset>? forgotten) =>
        (Book, Counts, Open, Exemplars, Position, this.forgotten) = (book, counts, open, exemplars, position, forgotten ?? new Dictionary<Guid, DateTimeOffset>());

    public BeliefBook Book { get; }

    public long Position { get; private set; }

    internal SortedDictionary<(string QueryType, string Tool), ToolCounts> Counts { get; }

    /// <summary>Executions that are not over: whose question it was, and which decisions may still hear of an outcome.</summary>
    internal SortedDictionary<Guid, OpenExecution> Open { get; }

    internal ExemplarBook Exemplars { get; }

    /// <summary>Bytes in which it is kept.</summary>
    public int SavedSize() => LearningBytes.Of(this).Length;

    /// <returns>Whether something was learned.</returns>
    public bool Apply(LogRow row)
    {
        Position = row.Sequence;
        if (row.Type == "execution_started")
        {
            var isForgotten = row.UserId is null || (forgotten.Count > 0 && forgotten.TryGetValue(PersonErased.PersonOf(row.UserId), out var until) && row.At <= until);
            Open[row.Execution] = new(isForgotten ? null : row.UserId, row.Deadline ?? DateTimeOffset.MaxValue);
            return false;
        }

        return Open.TryGetValue(row.Execution, out var execution) && Apply(row, execution);
    }

    /// <summary>Nothing was there to learn from up to here.</summary>
    public void Pass(long position) => Position = Math.Max(Position, position);

    private bool Apply(LogRow row, OpenExecution execution)
    {
        switch (row.Type)
        {
            case "execution_planned":
                execution.Plan(row.QueryType!, row.Steps, row.Teams, row.At);
                return false;
            case "strategy_decided":
                execution.Strategy = row.Name;
                return false;
            case "tool_selected" when row is { DecisionId: { } id, Capability: not null, QueryType: not null }:
                execution.Decisions[id] = new(
                    row.QueryType, row.Capability, row.Tactic, row.Problem, row.Completeness, row.Shape ?? "",
                    row is { Tactic: not null, StepId: { } step } ? execution.Failed.GetValueOrDefault(step) : null);
                return false;
            case "tool_completed" or "tool_failed":
                return row.DecisionId is { } decided && execution.Decisions.TryGetValue(decided, out var decision) && Learn(row, execution, decision);
            default:
                Open.Remove(row.Execution);
                return row.Type != "execution_cancelled" && Learn(row, execution);
        }
    }

    private bool Learn(LogRow row, OpenExecution execution, OpenDecision decision)
    {
        if (row.Reused || row is { Outcome: null or "skipped" } or { Tool: null })
        {
            return false;
        }

        if (row.StepId is { } step && (row.Type == "tool_failed" || row.Quality < Poor))
        {
            execution.Failed[step] = new(decision.Capability, row.Tool, decision.Shape);
        }

        var key = (decision.QueryType, row.Tool);
        Counts[key] = (Counts.GetValueOrDefault(key) ?? new(decision.Capability)).With(row.Outcome, row.Quality, row.Milliseconds);
        if (Credit.Of(row.Outcome, row.Quality, row.Reused, row.FailureClass) is { } credit)
        {
            var at = row.At.ToUnixTimeMilliseconds();
            Book.Page(Domain.Tool(decision.Capability)).Learn(
                decision.QueryType, row.Tool, execution.UserId, credit.Quality, credit.Technical, row.Milliseconds, at);
            if (decision is { Tactic: not null, Problem: not null })
            {
                Book.Page(Domain.Tactic).Learn(
                    decision.Problem, decision.Tactic, null, credit.Quality * decision.Completeness, technical: false, row.Milliseconds, at);
                if (decision.Repairs is { } failed)
                {
                    Exemplars.Learn(decision, failed, row.Tool, credit.Quality * decision.Completeness, row.Execution, row.Sequence);
                }
            }
        }

        return true;
    }

    private bool Learn(LogRow row, OpenExecution execution)
    {
        if (execution is not { Strategy: { } strategy, Context: { } context })
        {
            return false;
        }

        Book.Page(Domain.Strategy).Learn(
            context, strategy, null, Credit.OfExecution(row.Outcome, row.At <= execution.Deadline), technical: false,
            (row.At - execution.PlannedAt).TotalMilliseconds, row.At.ToUnixTimeMilliseconds());
        return true;
    }
}
