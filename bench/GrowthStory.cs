using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;

namespace Holmes.Bench;

/// <summary>A small but whole execution: one step with one call, twelve events.</summary>
internal static class GrowthStory
{
    private static readonly JsonElement Arguments = JsonElement.Parse("""{"region":"강남구"}""");
    private static readonly PolicyStamp Policy = new("counted-preference", "1", "sha256:00", 0, 7);

    public static AcceptExecution Ask(Guid id, string user, DateTimeOffset now) =>
        new(id, "강남구 아파트 시세 알려줘", user, id, new ExecutionOptions(), [], now.AddMinutes(10));

    public static RecordOrchestration Plan(Guid id)
    {
        var decision = DerivedId.From($"{id}", "decision");
        return new(
            id, 1, new Intent(IntentType.MarketInquiry, 0.9, ["시세"]), [],
            [new PlannedStep("s1", "search", "시세를 찾는다", [], [new PlannedCall(decision, "market_data", Arguments)])],
            new StrategyDecision(Strategy.Sequential, 1, "one step", [new(Strategy.Sequential, 1, 1)], Policy),
            [
                new ToolDecision(
                    decision, "s1", "market_prices", "market_data", "1", Arguments, 1, "live", "the only one",
                    new DecisionContext(IntentType.MarketInquiry, "all", ["search"]), [], Policy, new ModelUse(false)),
            ],
            [], []);
    }

    public static ReportStep Report(Guid id) => new(id, "s1", 1, IsFinal: true,
    [
        new CallResult(
            ToolCallIds.Of(id, "s1", 1, "market_data", Arguments), DerivedId.From($"{id}", "decision"), "market_data", Arguments, Outcome.Ok, 0.9, 12,
            "market.summary", JsonElement.Parse("""{"regions":[{"gu":"강남구","sale":{"medianWon":2150000000,"count":41}}]}""")),
    ]);

    public static RecordAnswer Answer(Guid id) =>
        new(id, new Answer("강남구 아파트 매매 중위 가격은 21억 5,000만원입니다.", [], [], [], [], [], "rules"));
}
