using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

public sealed class FollowUps
{
    [Fact]
    public void Another_region_takes_over_what_was_asked()
    {
        var plan = Questions.Plan("그럼 서초구는?", Questions.Turn("강남구 아파트 전세 시세 알려줘"));

        var prices = plan.Arguments<MarketDataArguments>(ToolNames.MarketData);
        Assert.Equal(("서초구", TradeType.Jeonse), (Assert.Single(prices.Regions).Gu, prices.TradeType));
        Assert.False(plan.Entities.Single(entity => entity.Kind == "region").Inherited);
        Assert.True(plan.Entities.Single(entity => entity.Kind == "tradeType").Inherited);
        Assert.Equal(IntentType.MarketInquiry, plan.Intent.Type);
    }

    [Fact]
    public void A_follow_up_of_a_follow_up_goes_back_to_what_was_asked()
    {
        var first = Questions.Turn("강남구 아파트 전세 시세 알려줘");
        var second = Questions.Plan("그럼 서초구는?", first);

        var plan = Questions.Plan("마포는?", first, new("그럼 서초구는?", second.Intent.Type, second.Entities));

        Assert.Equal("마포구", Assert.Single(plan.Arguments<MarketDataArguments>(ToolNames.MarketData).Regions).Gu);
    }

    [Fact]
    public void A_new_subject_keeps_the_place()
    {
        var plan = Questions.Plan("대출은 얼마까지 가능해?", Questions.Turn("마포구 아파트 시세 알려줘"));

        Assert.Equal(IntentType.LoanConsult, plan.Intent.Type);
        Assert.Equal("마포구", plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).Region!.Gu);
    }

    [Fact]
    public void What_somebody_said_of_themselves_is_remembered()
    {
        var plan = Questions.Plan("송파구에서 9억짜리 아파트를 사려고 하는데 주택담보대출 한도를 계산해 줄 수 있을까요?", Questions.Turn("연봉 6천인데 DSR 한도 계산해줘"));

        Assert.Equal(60_000_000m, plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).AnnualIncomeWon);
    }

    [Fact]
    public void An_income_completes_the_question_it_matters_to()
    {
        var plan = Questions.Plan("연봉은 7천이야", Questions.Turn("9억 아파트 대출 얼마까지 나와?"), Questions.Turn("강남구 아파트 시세 알려줘"));

        Assert.Equal(70_000_000m, plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).AnnualIncomeWon);
    }

    [Fact]
    public void An_amount_of_another_question_is_not_carried_into_a_new_subject()
    {
        var plan = Questions.Plan("묵시적 갱신이 뭔가요?", Questions.Turn("집주인이 전세금 3억을 10억으로 올려달래. 어떻게 해야 해?"));

        Assert.Equal(ToolNames.LegalSearch, Assert.Single(plan.Tools()));
    }

    [Fact]
    public void A_greeting_stays_a_greeting() =>
        Assert.Equal(IntentType.Irrelevant, Questions.Plan("안녕", Questions.Turn("강남구 아파트 시세 알려줘")).Intent.Type);
}
