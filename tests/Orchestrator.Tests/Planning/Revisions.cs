using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Work;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

public sealed class Revisions
{
    private static readonly Failure Passing = new(FailureClass.Transient, "503", Retryable: true);
    private static readonly Failure Broken = new(FailureClass.Permanent, "연결할 수 없습니다");

    [Fact]
    public void A_failed_listing_search_becomes_a_look_at_prices_that_says_so()
    {
        var revised = Revise("서초구 8억 이하 전세 매물 찾아줘", Outcome.Failed);

        Assert.Equal(ToolNames.MarketData, Assert.Single(revised.Tools()));
        var prices = revised.Arguments<MarketDataArguments>(ToolNames.MarketData);
        Assert.Equal(("서초구", TradeType.Jeonse, 800_000_000m), (prices.Regions[0].Gu, prices.TradeType, prices.MaxPriceWon));
        Assert.Contains("일부만", revised.AdjustmentReason, StringComparison.Ordinal);
        Assert.Equal("partial", Assert.Single(revised.Assumptions).Field);
    }

    [Fact]
    public void A_failed_tool_is_replaced_by_one_of_the_same_capability()
    {
        var other = KnownTools.Tool("other_market", TeamNames.Search, Capabilities.MarketPrice, Gives.MarketSummary);

        var revised = Revise("강남구 아파트 시세 알려줘", Outcome.Failed, other);

        Assert.Equal("other_market", Assert.Single(revised.Tools()));
        Assert.Equal("other_market", Assert.Single(revised.Decisions).Tool);
    }

    [Fact]
    public void A_tool_of_another_team_does_where_the_own_team_has_none()
    {
        var other = KnownTools.Tool("other_market", "partners", Capabilities.MarketPrice, Gives.MarketSummary) with { Latency = LatencyClass.Minutes };

        var revised = Revise("강남구 아파트 시세 알려줘", Outcome.Failed, other);

        Assert.Equal(("partners", 300), (Assert.Single(revised.Steps).Team, revised.Steps[0].TimeoutSeconds));
        Assert.Equal("other_market", Assert.Single(revised.Tools()));
    }

    [Fact]
    public void What_fails_for_now_is_asked_again_a_round_later_but_not_for_ever()
    {
        var (command, knowledge) = Ended("묵시적 갱신이 뭔가요?", Outcome.Failed);
        var passing = command.Revise! with { Calls = [.. command.Revise!.Calls.Select(call => call with { Failure = Passing })] };

        var first = Planner.Revise(command with { Revise = passing }, knowledge);
        var last = Planner.Revise(command with { Revise = passing with { Calls = [.. Enumerable.Repeat(passing.Calls[0], passing.Step.MaxAttempts + 1)] } }, knowledge);

        Assert.Equal(["later"], first.Decisions.Select(decision => decision.Tactic!.Name));
        Assert.Empty(last.Steps);
    }

    [Fact]
    public void A_step_that_depends_on_others_is_repaired_without_them()
    {
        var plan = Questions.Plan("서초구 매물 검색하고 리스크 분석해줘");
        var step = plan.Steps.First(one => one is { DependsOn.Count: > 0, Needs.Count: > 0 });
        var request = new RevisionRequest(plan.Intent, plan.Entities, step, Outcome.Failed, 0, Passing, [.. step.Calls.Select(call => Result(call, Outcome.Failed, 0) with { Failure = Passing })]);

        var revised = Planner.Revise(Questions.Command(plan.Intent.Type.ToString()) with { Round = 2, Revise = request }, new(KnownTools.All, null));

        Assert.Equal(step.StepId, Assert.Single(revised.Steps).StepId);
    }

    [Fact]
    public void Refused_arguments_are_written_as_the_schema_wants_them()
    {
        var schema = JsonDocument.Parse("""{"type":"object","properties":{"query":{"type":"string"},"limit":{"type":"string"}}}""").RootElement;
        var tools = KnownTools.All.Select(tool => tool.Name == ToolNames.LegalSearch ? tool with { ArgumentsSchema = schema } : tool).ToList();
        var (command, _) = Ended("묵시적 갱신이 뭔가요?", Outcome.Failed);
        var refused = command.Revise! with { Calls = [.. command.Revise!.Calls.Select(call => call with { Failure = new(FailureClass.BadArguments, "limit") })] };

        var revised = Planner.Revise(command with { Revise = refused }, new(tools, null));

        var arguments = Assert.Single(revised.Steps).Calls[0].Arguments;
        Assert.Equal("repairedArguments", Assert.Single(revised.Decisions).Tactic!.Name);
        Assert.Equal(JsonValueKind.String, arguments.GetProperty("limit").ValueKind);
        Assert.All(arguments.EnumerateObject(), argument => Assert.True(argument.Name is "query" or "limit", argument.Name));
    }

    [Fact]
    public void What_is_old_is_asked_of_another_source_or_kept()
    {
        var (command, knowledge) = Ended("강남구 아파트 시세 알려줘", Outcome.Degraded);
        var old = command.Revise! with { Calls = [.. command.Revise!.Calls.Select(call => call with { Quality = 0.2, Assumptions = [new("stale", "2023", "old")] })] };
        var other = KnownTools.Tool("other_market", TeamNames.Search, Capabilities.MarketPrice, Gives.MarketSummary);

        Assert.Empty(Planner.Revise(command with { Revise = old }, knowledge).Steps);
        Assert.Equal("other_market", Assert.Single(Planner.Revise(command with { Revise = old }, new([.. KnownTools.All, other], null)).Tools()));
    }

    [Fact]
    public void An_empty_search_is_widened_one_condition_at_a_time()
    {
        var (command, knowledge) = Ended("강남구 역삼동 30평 아파트 시세 알려줘", Outcome.Empty);

        var first = Planner.Revise(command, knowledge);
        var second = Planner.Revise(Again(command, first), knowledge);
        var third = Planner.Revise(Again(Again(command, first), second), knowledge);

        Assert.Null(first.Arguments<MarketDataArguments>(ToolNames.MarketData).Regions[0].Dong);
        Assert.True(second.Arguments<MarketDataArguments>(ToolNames.MarketData).MaxAreaM2 > first.Arguments<MarketDataArguments>(ToolNames.MarketData).MaxAreaM2);
        Assert.Equal(24, third.Arguments<MarketDataArguments>(ToolNames.MarketData).Months);
        Assert.Equal("동 대신 구 전체", Assert.Single(first.Assumptions).Value);
    }

    [Fact]
    public void When_nothing_is_left_to_try_nothing_is_tried()
    {
        var revised = Revise("묵시적 갱신이 뭔가요?", Outcome.Failed);

        Assert.Empty(revised.Steps);
        Assert.NotEmpty(revised.AdjustmentReason!);
    }

    [Fact]
    public void An_effect_that_may_have_happened_is_not_tried_again() => Assert.Empty(Revise("전세계약서 초안 만들어줘", Outcome.Unknown).Steps);

    [Fact]
    public void Relaxing_ends()
    {
        var (command, knowledge) = Ended("강남역 근처 역삼동 2억 이하 신축 오피스텔 20평 전세 찾아줘", Outcome.Empty);
        var rounds = 0;
        for (var revised = Planner.Revise(command, knowledge); revised.Steps.Count > 0 && revised.Tools()[0] == ToolNames.RealEstateSearch; revised = Planner.Revise(command, knowledge))
        {
            command = Again(command, revised);
            Assert.True(++rounds < 12);
        }

        Assert.True(rounds >= 4);
    }

    [Fact]
    public void A_good_call_of_the_step_is_kept_as_it_was()
    {
        var (command, knowledge) = Ended("서초구 매물 검색하고 리스크 분석해줘", Outcome.Empty);
        var step = command.Revise!.Step;
        command = command with { Revise = command.Revise with { Calls = [Result(step.Calls[0], Outcome.Ok, 0.9), Result(step.Calls[1], Outcome.Failed, 0)] } };

        var revised = Planner.Revise(command, knowledge);

        Assert.All(revised.Steps, repaired => Assert.Equal(step.Calls[0], repaired.Calls[0]));
    }

    private static RecordOrchestration Revise(string query, Outcome outcome, params ToolDescriptor[] more)
    {
        var (command, knowledge) = Ended(query, outcome, more);
        return Planner.Revise(command, knowledge);
    }

    private static (OrchestrateExecution Command, PlanningKnowledge Knowledge) Ended(string query, Outcome outcome, params ToolDescriptor[] more)
    {
        var plan = Questions.Plan(query);
        var step = plan.Steps[0];
        var request = new RevisionRequest(plan.Intent, plan.Entities, step, outcome, 0, outcome is Outcome.Failed ? Broken : null, [.. step.Calls.Select(call => Result(call, outcome, 0))]);
        return (Questions.Command(query) with { Round = 2, Revise = request }, new([.. KnownTools.All, .. more], null));
    }

    private static OrchestrateExecution Again(OrchestrateExecution command, RecordOrchestration revised) => command with
    {
        Round = command.Round + 1,
        Revise = command.Revise! with { Step = revised.Steps[0], Calls = [.. command.Revise.Calls, .. revised.Steps[0].Calls.Select(call => Result(call, Outcome.Empty, 0))] },
    };

    private static CallResult Result(PlannedCall call, Outcome outcome, double quality) =>
        new(DerivedId.From("call", call.Tool, call.Arguments.GetRawText()), call.DecisionId, call.Tool, call.Arguments, outcome, quality, 10, Failure: outcome is Outcome.Failed ? Broken : null);
}
