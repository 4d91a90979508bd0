using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Answers;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Registry;
using Holmes.ServiceDefaults;

namespace Holmes.Orchestrator.Executions;

/// <summary>Plans questions nobody asked and answers them with figures nobody found.</summary>
public sealed class OrchestrationRehearsal(ToolRegistry registry, TimeProvider clock, ILogger<OrchestrationRehearsal> logger)
    : Rehearsal(clock, logger)
{
    // One for each way through the planner: market, loan and law, in Korean and in English.
    private static readonly string[] Questions =
        ["강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘", "집주인이 전세금 3억을 4억으로 올려달래. 어떻게 해야 해?", "Can my landlord raise the rent?"];

    private readonly TimeProvider clock = clock;

    protected override async Task RehearseAsync(CancellationToken cancellation)
    {
        var tools = new PlanningKnowledge(await registry.WhenKnownAsync(cancellation), Preferences: null);
        var now = clock.GetUtcNow();
        foreach (var question in Questions)
        {
            var plan = Planner.Plan(new(Guid.Empty, 1, question, "", Guid.Empty, now, new(), []), tools);
            AnswerComposer.Compose(new(Guid.Empty, question, "", Guid.Empty, now, plan.Intent, plan.Entities, plan.Assumptions, [Found(DateOnly.FromDateTime(now.DateTime))]));
        }
    }

    private static StepResult Found(DateOnly day)
    {
        var gangnam = new Region("서울", "강남구");
        var prices = new PriceStatistics(3, 1, 1, 1, 1, 1, 1);
        return new("s1", TeamNames.Search, "", Outcome.Ok, 1, null,
        [
            Call(Gives.MarketSummary, new MarketSummary([new(gangnam, PropertyType.Apartment, prices, prices, null, null, 50, [new(day, TradeType.Sale, 1, 1, 1)])], day, day, true), day),
            Call(Gives.LoanSimulation, new LoanSimulation("mortgage", 1, "", [new("DSR", 1, 40, "", "")], 1, "DSR", 4, 30, 1, 1, 1, 1, 1, 1, "good", [new("", "", 1, 1)], day), day),
            Call(Gives.LawArticles, new LawArticles([new("주택임대차보호법", "법률", "제1호", "본칙", "제7조", "", "", day, true, 1)], day), day),
        ]);
    }

    private static CallResult Call<T>(string gives, T result, DateOnly day) => new(
        DerivedId.From("rehearsal", gives), Guid.Empty, gives, WireJson.ToElement(new { }), Outcome.Ok, 1, 1, gives, WireJson.ToElement(result), [new("rule", "", "", day)]);
}
