using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Holmes.Testing;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>The pieces the scenarios are told with.</summary>
internal static class Given
{
    public static readonly Guid Id = Guid.Parse("0198f3c2-7d1e-7000-8000-000000000001");
    public static readonly Guid Session = Guid.Parse("0198f3c2-7d1e-7000-8000-000000000002");
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);
    public static readonly PolicyStamp Policy = new("hdt", "1", "sha256:00", 0, 7);
    public static readonly Answer AnAnswer = new("답", [], [], [], [], [], "rules");

    public static DeciderScenario<Execution, IStoredEvent> AnExecution() => new(Execution.NotStarted(Id), ExecutionFold.Evolve);

    public static AcceptExecution Accept(ExecutionOptions? options = null) =>
        new(Id, "강남구 시세?", "kim", Session, options ?? new(), [], Noon.AddMinutes(10));

    public static ExecutionStarted Started(ExecutionOptions? options = null) =>
        new("강남구 시세?", "kim", Session, options ?? new(), [], Noon, Noon.AddMinutes(10));

    public static PlannedStep AStep(
        string id, IReadOnlyList<string>? after = null, bool optional = false, bool requiresInput = false, int attempts = 3, int calls = 1) =>
        new(id, "search", $"task {id}", after ?? [],
            [.. Enumerable.Range(1, calls).Select(n => new PlannedCall(DecisionId(id, n), $"tool{n}", Json("{}")))],
            optional, requiresInput, attempts);

    public static RecordOrchestration Orchestration(Strategy strategy, params PlannedStep[] steps) =>
        new(Id, 1, new Intent(IntentType.MarketInquiry, 0.9, ["시세"]), [], steps, Decide(strategy), [], [], []);

    public static RecordOrchestration Repair(int round, params PlannedStep[] steps) =>
        Orchestration(Strategy.Sequential, steps) with { Round = round, AdjustmentReason = "another tool" };

    /// <summary>The events up to the plan's dispatch, as the deciders themselves decide them.</summary>
    public static IReadOnlyList<IStoredEvent> Planned(Strategy strategy, params PlannedStep[] steps) => Planned(new(), strategy, steps);

    public static IReadOnlyList<IStoredEvent> Planned(ExecutionOptions options, Strategy strategy, params PlannedStep[] steps)
    {
        IReadOnlyList<IStoredEvent> start = [Started(options), new OrchestrationStarted(1)];
        return [.. start, .. OrchestrationDecider.Decide(Fold(start), Orchestration(strategy, steps), Noon)];
    }

    public static ReportStep Report(string step, Outcome outcome = Outcome.Ok, int attempt = 1, double quality = 0.9, Failure? failure = null) =>
        new(Id, step, attempt, IsFinal: true, [Call(step, 1, outcome, quality, failure, attempt)]);

    public static CallResult Call(string step, int n, Outcome outcome, double quality = 0.9, Failure? failure = null, int attempt = 1) =>
        new(ToolCallIds.Of(Id, step, attempt, $"tool{n}", Json("{}")), DecisionId(step, n), $"tool{n}", Json("{}"), outcome, quality, 12,
            "shape", outcome is Outcome.Ok or Outcome.Degraded ? Json("{\"rows\":3}") : null, Failure: failure);

    public static Execution Fold(IEnumerable<IStoredEvent> events) => events.Aggregate(Execution.NotStarted(Id), ExecutionFold.Evolve);

    public static Execution After(Execution state, IEnumerable<IStoredEvent> events) => events.Aggregate(state, ExecutionFold.Evolve);

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static Guid DecisionId(string step, int n) => DerivedId.From(step, $"{n}");

    private static StrategyDecision Decide(Strategy strategy) => new(strategy, 0.8, "because", [new(strategy, 0.8, 1)], Policy);
}
