using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Revision;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Holmes.Orchestrator.Planning.Work;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>Kinds of questions that need care, each in several wordings.</summary>
public sealed class ClassesOfMistakes
{
    [Theory]
    [InlineData("학자금 대출로 매달 30만원씩 갚는 중인데 마포구 7억 아파트 대출 얼마나 나올까요?", 300_000)]
    [InlineData("자동차 할부 월 45만원 내고 있는데 성북구 5억 5천 아파트 사면 대출 한도가 얼마죠?", 450_000)]
    [InlineData("기존 신용대출 월 상환 80만원 있어요. 연봉 7천, 9억 아파트 대출 가능 금액은?", 800_000)]
    [InlineData("카드론 이자로 매월 20만원 나가는데 은평구 4억 빌라 담보대출 얼마까지 되나요", 200_000)]
    public void What_is_paid_for_a_debt_already_is_no_loan_that_is_wanted(string question, decimal payment)
    {
        var simulation = Questions.Plan(question).Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator);

        Assert.Equal(payment, simulation.ExistingMonthlyPaymentWon);
        Assert.Null(simulation.WantedLoanWon);
        Assert.NotNull(simulation.PriceWon);
    }

    [Theory]
    [InlineData("매달 100만원 갚을 수 있는데 6억 아파트 대출 얼마나 받을 수 있을까?")]
    [InlineData("대출 3억 받으면 월 상환액이 얼마야? 6억 아파트야")]
    public void What_somebody_would_pay_is_no_debt(string question) =>
        Assert.Null(Questions.Plan(question).Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).ExistingMonthlyPaymentWon);

    [Theory]
    [InlineData("Is my landlord allowed to increase the rent by 12%?", 12)]
    [InlineData("My landlord wants an 8% deposit increase, is that legal?", 8)]
    [InlineData("The owner is raising our jeonse deposit 20 percent. Is it legal?", null)]
    [InlineData("집주인이 월세를 9% 인상하겠다는데 가능한 건가요?", 9)]
    [InlineData("보증금 7% 올려도 되나요?", 7)]
    public void A_rate_that_is_not_the_limit_is_checked(string question, int? percent)
    {
        var plan = Questions.Plan(question);

        Assert.Equal(IntentType.LegalConsult, plan.Intent.Type);
        Assert.Contains(ToolNames.LegalSearch, plan.Tools());
        if (percent is not null)
        {
            Assert.Equal(percent, plan.Arguments<RentIncreaseArguments>(ToolNames.RentIncreaseCheck).IncreasePercent);
        }
    }

    [Theory]
    [InlineData("월세 5% 인상 상한이 적용되나요?")]
    [InlineData("전세금 인상 한도가 몇 %인가요?")]
    public void The_limit_itself_is_a_question_about_the_law(string question) =>
        Assert.DoesNotContain(ToolNames.RentIncreaseCheck, Questions.Plan(question).Tools());

    [Theory]
    [InlineData("계약이 자동으로 묵시적 갱신됐고 5개월 남았는데 먼저 이사 나가면 어떻게 되나요?", 5, true)]
    [InlineData("전세 만기 4개월 남겨두고 이사하면 보증금은?", 4, false)]
    [InlineData("월세 60만원 보증금 1000만원인데 계약 8개월 남기고 방 빼면 얼마 물어야 하나요", 8, false)]
    public void Leaving_before_the_end_is_settled(string question, int months, bool isTacit)
    {
        var settlement = Questions.Plan(question).Arguments<PenaltyArguments>(ToolNames.PenaltyAndDeposit);

        Assert.Equal(("earlyTermination", months, isTacit), (settlement.Scenario, settlement.MonthsLeft, settlement.IsTacitRenewal));
    }

    [Theory]
    [InlineData("8억 아파트 사면 취득세 얼마예요?", TradeType.Sale, 800_000_000)]
    [InlineData("전세 3억 5천 계약하는데 중개수수료 얼마 나와요?", TradeType.Jeonse, 350_000_000)]
    [InlineData("보증금 2000에 월세 70이면 복비 계산해줘", TradeType.Monthly, 20_000_000)]
    [InlineData("2주택자인데 7억 집 취득세 계산 부탁해요", TradeType.Sale, 700_000_000)]
    [InlineData("매매가 12억 아파트 중개보수 상한이 얼마야", TradeType.Sale, 1_200_000_000)]
    public void Taxes_and_brokerage_asked_alone_are_calculated(string question, TradeType trade, decimal price)
    {
        var plan = Questions.Plan(question);

        var costs = plan.Arguments<TransactionCostArguments>(ToolNames.TransactionCosts);
        Assert.Equal((trade, price), (costs.TradeType, costs.PriceWon));
        Assert.DoesNotContain(ToolNames.LoanSimulator, plan.Tools());
    }

    [Fact]
    public void A_place_without_a_price_gives_the_price_of_the_market()
    {
        var plan = Questions.Plan("마포구 아파트 사면 취득세가 얼마나 나올까요?");

        Assert.Contains(ToolNames.MarketData, plan.Tools());
        var step = plan.Steps.Single(step => step.Calls.Any(call => call.Tool == ToolNames.TransactionCosts));
        Assert.True(step.RequiresInput);
        Assert.Null(plan.Arguments<TransactionCostArguments>(ToolNames.TransactionCosts).PriceWon);
    }

    [Theory]
    [InlineData("3억 증여받으면 증여세 얼마나 나와?", 300_000_000, null, false)]
    [InlineData("부모님께 결혼자금으로 2억 증여받으면 증여세 얼마야", 200_000_000, "parent", true)]
    [InlineData("아내에게 8억 아파트 증여하면 증여세 계산해줘", 800_000_000, "spouse", false)]
    [InlineData("할머니가 손자에게 1억 증여하면 증여세는?", 100_000_000, "grandparent", false)]
    [InlineData("직장인인데 삼촌한테 5천만원 증여받으면 증여세 얼마예요", 50_000_000, "relative", false)]
    public void A_gift_is_taxed_by_who_gives(string question, decimal amount, string? donor, bool isForFamily)
    {
        var gift = Questions.Plan(question).Arguments<GiftTaxArguments>(ToolNames.GiftTax);

        Assert.Equal((amount, donor, isForFamily), (gift.AmountWon, gift.Donor, gift.IsForMarriageOrBirth));
    }

    [Theory]
    [InlineData("공시가격 6억 아파트 재산세 얼마야?", 600_000_000, null, null)]
    [InlineData("시세 10억 아파트 재산세 계산해줘", null, 1_000_000_000, null)]
    [InlineData("2주택자인데 공시가 5억 집 재산세 얼마나 나오나요", 500_000_000, null, 2)]
    public void Property_tax_is_calculated_from_the_price_that_is_given(string question, int? official, int? market, int? homes)
    {
        var plan = Questions.Plan(question);

        Assert.Equal(new PropertyTaxArguments(official, market, homes), plan.Arguments<PropertyTaxArguments>(ToolNames.PropertyTax));
        Assert.DoesNotContain(ToolNames.LegalSearch, plan.Tools());
    }

    [Theory]
    [InlineData("증여세 얼마나 나와?")]
    [InlineData("재산세는 언제 내나요?")]
    [InlineData("부모에게 증여받을 때 증여세 공제 한도가 얼마인가요?")]
    public void A_tax_without_an_amount_to_take_it_from_is_a_question_about_the_law(string question) =>
        Assert.Equal([ToolNames.LegalSearch], Questions.Plan(question).Tools());

    [Theory]
    [InlineData("반려동물 키워도 되나요")]
    [InlineData("월세 집에서 고양이 키워도 되나요?")]
    [InlineData("집 살 때 순서")]
    [InlineData("아파트 매매 절차 알려줘")]
    public void What_has_no_word_of_the_law_in_it_may_still_be_answered_from_the_law(string question) =>
        Assert.Equal([ToolNames.LegalSearch], Questions.Plan(question).Tools());

    [Theory]
    [InlineData("강아지 이름 추천해줘")]
    [InlineData("고양이 사료 뭐가 좋아?")]
    public void A_pet_alone_is_no_question_about_homes(string question) => Assert.Empty(Questions.Plan(question).Steps);

    [Theory]
    [InlineData("중개수수료는 누가 부담하나요?")]
    [InlineData("취득세는 언제까지 신고해야 하나요?")]
    public void The_rule_of_a_cost_is_a_question_about_the_law(string question) =>
        Assert.DoesNotContain(ToolNames.TransactionCosts, Questions.Plan(question).Tools());

    [Theory]
    [InlineData("마포 오피스텔 2억 5천에 사서 전세 2억 놓으면 대출 끼고 수익률이 얼마나 되나요?")]
    [InlineData("5억 빌라 대출 2억 받아 월세 120 받으면 수익률 계산해줘")]
    public void Who_invests_borrows_to_buy(string question)
    {
        var plan = Questions.Plan(question);

        Assert.Contains(ToolNames.RoiCalculator, plan.Tools());
        Assert.All(
            plan.Steps.SelectMany(step => step.Calls).Where(call => call.Tool == ToolNames.LoanData),
            call => Assert.True(WireJson.Read<LoanDataArguments>(call.Arguments).Purpose is "mortgage" or null));
    }

    [Theory]
    [InlineData("연봉 4천만원 청년인데 받을 수 있는 정책 대출 알려줘")]
    [InlineData("신혼부부 정부 지원 대출 뭐가 있나요? 합산 소득 7천만원이에요")]
    [InlineData("무주택 30살 연소득 3500만원 버팀목 신청 가능한가요?")]
    public void A_public_loan_alone_is_matched_and_not_simulated(string question)
    {
        var tools = Questions.Plan(question).Tools();

        Assert.DoesNotContain(ToolNames.LoanSimulator, tools);
        Assert.Contains(ToolNames.PolicyMatcher, tools);
    }

    [Theory]
    [InlineData("잠실새내역 근처 전세 5억 이하 아파트 찾아줘", "송파구")]
    [InlineData("홍대입구역 500m 안에 오피스텔 월세 매물 있어?", "마포구")]
    [InlineData("디지털미디어시티역 도보 10분 아파트 매물 보여줘", "마포구")]
    [InlineData("송정역 인근 빌라 매물 찾아줘", "강서구")]
    public void A_station_without_listings_widens_to_its_district(string question, string district)
    {
        var arguments = Questions.Plan(question).Steps.SelectMany(step => step.Calls).Single(call => call.Tool == ToolNames.RealEstateSearch).Arguments;

        var wider = Relaxation.Of(Capabilities.ListingSearch, arguments, new HashSet<string>());

        var regions = WireJson.Read<ListingSearchArguments>(wider!.Arguments).Regions;
        Assert.Equal(district, Assert.Single(regions).Gu);
        Assert.Contains(district, wider.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_station_nobody_knows_widens_to_the_whole_city_and_says_so()
    {
        var wider = Relaxation.Of(Capabilities.ListingSearch, WireJson.ToElement(new ListingSearchArguments([], Station: "가나다역")), new HashSet<string>());

        Assert.Contains("서울 전체", wider!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_station_lies_in_a_district_of_Seoul() =>
        Assert.All(SeoulStations.GuByName, station => Assert.True(SeoulPlaces.DistrictNames.Contains(station.Value), station.Key));

    [Theory]
    [InlineData("전세 보증금 2억 7천, 집 매매가 3억인데 깡통전세 위험 있나요?", 300_000_000, 270_000_000)]
    [InlineData("매매가 5억짜리 빌라에 보증금 4억 6천 전세 안전한가요", 500_000_000, 460_000_000)]
    public void A_deposit_is_judged_against_the_price_of_the_home(string question, decimal price, decimal deposit)
    {
        var analysis = Questions.Plan(question).Arguments<MarketAnalysisArguments>(ToolNames.MarketAnalysis);

        Assert.Equal(("risk", (decimal?)price, (decimal?)deposit, TradeType.Sale), (analysis.Focus, analysis.PriceWon, analysis.DepositWon, analysis.TradeType));
    }

    [Theory]
    [InlineData("노원구 아파트 최근 3개월 시세 흐름 알려줘")]
    [InlineData("지난 1년간 송파구 아파트 매매가 추이 보여줘")]
    [InlineData("성동구 전세 최근 6개월 추세 어때?")]
    public void A_trend_over_a_time_is_analysed(string question) =>
        Assert.Equal("trend", Questions.Plan(question).Arguments<MarketAnalysisArguments>(ToolNames.MarketAnalysis).Focus);

    [Theory]
    [InlineData("전세 사는 중에 임대인이 바뀌었어요. 전세금은 누구에게 받아야 하죠?")]
    [InlineData("건물주가 바뀌면 제 보증금은 어디에 청구하나요?")]
    [InlineData("새 집주인이 나가라고 하는데 나가야 하나요?")]
    public void A_change_of_the_owner_is_a_question_about_the_law(string question)
    {
        var plan = Questions.Plan(question);

        Assert.Equal(IntentType.LegalConsult, plan.Intent.Type);
        Assert.Contains(ToolNames.LegalSearch, plan.Tools());
    }

    [Fact]
    public void A_step_whose_tool_asks_for_approval_says_so_and_keeps_nothing_else_waiting()
    {
        var careful = KnownTools.All.Select(tool => tool.Name == ToolNames.LoanSimulator ? tool with { NeedsApproval = true } : tool).ToList();

        var plan = Planner.Plan(Questions.Command("강남구 아파트 시세 확인하고 대출 가능 금액 계산하고 적정한지 분석해줘"), new PlanningKnowledge(careful, null));

        var asking = Assert.Single(plan.Steps, step => step.NeedsApproval);
        Assert.Equal([ToolNames.LoanSimulator], asking.Calls.Select(call => call.Tool));
        Assert.DoesNotContain(Questions.Plan("강남구 아파트 대출 얼마까지 돼?").Steps, step => step.NeedsApproval);
    }
}
