using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

public sealed class Plans
{
    [Fact]
    public void Prices_are_found_before_the_loan_is_calculated_from_them()
    {
        var plan = Questions.Plan("강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘");

        Assert.Equal(["s1 search ", "s2 analysis s1"], plan.Steps.Select(step => $"{step.StepId} {step.Team} {string.Join(',', step.DependsOn)}"));
        Assert.Equal([ToolNames.MarketData, ToolNames.LoanData, ToolNames.LoanSimulator], plan.Tools());
        var prices = plan.Arguments<MarketDataArguments>(ToolNames.MarketData);
        Assert.Equal(("강남구", PropertyType.Apartment), (Assert.Single(prices.Regions).Gu, prices.PropertyType));
        Assert.Null(plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).PriceWon);
        Assert.Equal(Strategy.Sequential, plan.Strategy.Name);
    }

    [Fact]
    public void An_increase_smaller_than_the_rent_is_one_of_the_rent()
    {
        var increase = Questions.Plan("월세 보증금 2천에 80만원인데 집주인이 5만원 올려달래요").Arguments<RentIncreaseArguments>(ToolNames.RentIncreaseCheck);

        Assert.Equal((800_000m, 850_000m, null), (increase.CurrentMonthlyRentWon, increase.NewMonthlyRentWon, increase.IncreaseWon));
    }

    [Fact]
    public void Products_are_searched_for_what_is_reckoned_with()
    {
        var plan = Questions.Plan("강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘");

        Assert.Equal("mortgage", plan.Arguments<LoanDataArguments>(ToolNames.LoanData).Purpose);
    }

    [Fact]
    public void A_programme_is_matched_with_the_person_and_a_tax_is_calculated_and_not_looked_up()
    {
        var plan = Questions.Plan("연소득 7천만원 무주택 신혼부부인데 마포구에 5억짜리 아파트 살 때 디딤돌 가능해? 취득세도 알려줘");

        Assert.Equal(
            [ToolNames.LoanData, ToolNames.LoanSimulator, ToolNames.PolicyMatcher, ToolNames.TransactionCosts], plan.Tools().Order(StringComparer.Ordinal));
        Assert.Equal(500_000_000, plan.Arguments<PolicyMatchArguments>(ToolNames.PolicyMatcher).PriceWon);
    }

    [Fact]
    public void A_clause_that_is_quoted_is_reviewed_and_what_stands_after_it_is_read()
    {
        var plan = Questions.Plan("계약서에 '임차인은 어떠한 경우에도 보증금 반환을 청구할 수 없다'는 조항이 있어요. 괜찮나요? 보증금은 3억이에요");

        Assert.Equal(
            "임차인은 어떠한 경우에도 보증금 반환을 청구할 수 없다", plan.Arguments<ContractAnalysisArguments>(ToolNames.ContractAnalysis).Text);
        Assert.Contains(plan.Entities, entity => entity is { Kind: "deposit", Text: "3억" });
    }

    [Fact]
    public void A_question_about_a_limit_needs_the_law_alone()
    {
        var plan = Questions.Plan("전세금 5% 인상 가능한가요?");

        Assert.Equal((IntentType.LegalConsult, ToolNames.LegalSearch), (plan.Intent.Type, Assert.Single(plan.Tools())));
    }

    [Fact]
    public void Listings_are_searched_and_their_risk_judged_from_them()
    {
        var plan = Questions.Plan("서초구 매물 검색하고 리스크 분석해줘");

        Assert.Contains(ToolNames.RealEstateSearch, plan.Steps[0].Calls.Select(call => call.Tool));
        Assert.Equal("risk", plan.Arguments<MarketAnalysisArguments>(ToolNames.MarketAnalysis).Focus);
        Assert.True(plan.Steps[1].RequiresInput);
    }

    [Fact]
    public void A_dispute_over_an_increase_is_checked_at_once_and_the_market_looked_at_only_if_needed()
    {
        var plan = Questions.Plan("집주인이 전세금 3억을 10억으로 올려달래. 어떻게 해야 해?");

        Assert.Equal((IntentType.Comprehensive, Strategy.Adaptive), (plan.Intent.Type, plan.Strategy.Name));
        var check = plan.Steps.Single(step => step.Calls.Any(call => call.Tool == ToolNames.RentIncreaseCheck));
        Assert.Empty(check.DependsOn);
        Assert.True(plan.Steps.Single(step => step.Calls.Any(call => call.Tool == ToolNames.MarketAnalysis)).Optional);
        var amounts = plan.Arguments<RentIncreaseArguments>(ToolNames.RentIncreaseCheck);
        Assert.Equal((300_000_000m, 1_000_000_000m), (amounts.CurrentDepositWon, amounts.NewDepositWon));
    }

    [Fact]
    public void Independent_steps_run_in_parallel() =>
        Assert.Equal(Strategy.Parallel, Questions.Plan("보증금 3억인데 3억 2천으로 올려달라고 하는데 합법인가요?").Strategy.Name);

    [Fact]
    public void A_step_that_reads_one_of_several_results_does_not_wait_for_the_others()
    {
        var plan = Questions.Plan("강남구 아파트 전세 위험한지 분석해줘");

        Assert.Equal(Strategy.Pipeline, plan.Strategy.Name);
        Assert.Equal([Gives.MarketSummary], plan.Steps[1].Needs!);
        Assert.Equal([ToolNames.LegalSearch, ToolNames.MarketData], plan.Steps[0].Calls.Select(call => call.Tool));
    }

    [Fact]
    public void The_same_call_wanted_twice_is_made_once()
    {
        var plan = Questions.Plan("강남구 아파트 시세 조회하고 상승률 분석해줘");

        Assert.Single(plan.Tools(), ToolNames.MarketData);
        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal(("s2", ToolNames.MarketData, "s1"), (conflict.StepId, conflict.Tool, conflict.KeptInStepId));
    }

    [Fact]
    public void A_lease_is_drafted_with_what_was_said()
    {
        var plan = Questions.Plan("임대인 김철수, 임차인 이영희, 서울 강남구 테헤란로 123, 보증금 3억 5천, 2026년 3월 1일부터 2년 전세계약서 작성해줘");

        var lease = plan.Arguments<LeaseContractArguments>(ToolNames.LeaseContractGenerator);
        Assert.Equal(("jeonse", 350_000_000m, "김철수", "이영희"), (lease.Kind, lease.DepositWon, lease.LessorName, lease.LesseeName));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2028, 2, 29)), (lease.StartDate, lease.EndDate));
        Assert.Equal("서울 강남구 테헤란로 123", lease.Address);
    }

    [Fact]
    public void A_pasted_contract_is_reviewed_by_its_text()
    {
        var plan = Questions.Plan("아래 계약서 검토해줘:\n제1조 보증금은 2억원으로 한다. 제2조 임차인은 어떠한 경우에도 보증금 반환을 요구할 수 없다. 제3조 수리비는 임차인이 부담한다.");

        Assert.StartsWith("제1조 보증금은", plan.Arguments<ContractAnalysisArguments>(ToolNames.ContractAnalysis).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Entities, entity => entity.Kind == "deposit");
    }

    [Theory]
    [InlineData("안녕", IntentType.Irrelevant)]
    [InlineData("오늘 날씨 어때?", IntentType.Irrelevant)]
    [InlineData("asdf", IntentType.Irrelevant)]
    [InlineData("집", IntentType.Unclear)]
    [InlineData("", IntentType.Unclear)]
    public void What_cannot_be_worked_on_is_answered_at_once(string query, IntentType intent)
    {
        var plan = Questions.Plan(query);

        Assert.Equal(intent, plan.Intent.Type);
        Assert.Empty(plan.Steps);
        Assert.Equal("rules", plan.Answer!.ComposedBy);
        Assert.NotEmpty(plan.Answer.NextSteps);
    }

    [Fact]
    public void A_wanted_strategy_is_taken()
    {
        var command = Questions.Command("강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘") with { Options = new(Strategy.Parallel) };

        var strategy = Planner.Plan(command, Questions.Knowledge).Strategy;

        Assert.Equal((Strategy.Parallel, 1.0), (strategy.Name, strategy.Candidates.Single(candidate => candidate.Name == Strategy.Parallel).Probability));
    }

    [Fact]
    public void What_the_planner_assumes_is_said()
    {
        var plan = Questions.Plan("전세 시세 알려줘");

        Assert.Equal(["propertyType", "region"], plan.Assumptions.Select(assumption => assumption.Field).Order());
    }

    [Fact]
    public void A_place_outside_of_the_data_is_said_and_never_taken_for_Seoul()
    {
        var plan = Questions.Plan("부산 해운대구 아파트 시세 알려줘");

        Assert.Contains(plan.Assumptions, assumption => assumption.Field == "regionOutside");
        Assert.Equal("부산", Assert.Single(plan.Arguments<MarketDataArguments>(ToolNames.MarketData).Regions).City);
    }

    [Fact]
    public void A_capability_without_a_tool_is_left_out_and_said()
    {
        var withoutLoans = new PlanningKnowledge([.. KnownTools.All.Where(tool => tool.Name != ToolNames.LoanSimulator)], null);

        var plan = Planner.Plan(Questions.Command("강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘"), withoutLoans);

        Assert.DoesNotContain(ToolNames.LoanSimulator, plan.Tools());
        Assert.Contains(plan.Assumptions, assumption => assumption.Field == "notDone");
    }

    [Fact]
    public void Without_any_tool_the_answer_says_so()
    {
        var plan = Planner.Plan(Questions.Command("강남구 아파트 시세 알려줘"), new([], null));

        Assert.Empty(plan.Steps);
        Assert.NotEmpty(plan.Answer!.NotDone);
    }

    [Fact]
    public void The_same_question_gives_the_same_plan_to_the_byte()
    {
        const string query = "서초구 전세 시세 조사하고 전세대출 한도 계산하고 임대차 법률도 확인해줘";

        Assert.Equal(Text(Questions.Plan(query)), Text(Questions.Plan(query)));
    }

    [Fact]
    public void Every_call_has_its_decision_and_every_dependency_its_step()
    {
        var plan = Questions.Plan("서초 아파트 가격 조회하고 상승률 분석하고 대출 한도 계산하고 전세계약서 초안 만들어줘");

        Assert.Equal(plan.Steps.SelectMany(step => step.Calls).Select(call => call.DecisionId), plan.Decisions.Select(decision => decision.DecisionId));
        Assert.Equal(plan.Decisions.Count, plan.Decisions.Select(decision => decision.DecisionId).Distinct().Count());
        Assert.All(plan.Steps, step => Assert.All(step.DependsOn, id => Assert.Contains(plan.Steps, other => other.StepId == id && string.CompareOrdinal(id, step.StepId) < 0)));
    }

    private static string Text(RecordOrchestration plan) => WireJson.ToElement(plan).GetRawText();
}
