using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Planning;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>What memory knows of a person fills what a question leaves open, and says so.</summary>
public sealed class RememberedFacts
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 3, 0, 0, TimeSpan.Zero);
    private static readonly Guid Earlier = Guid.Parse("0198f3c2-7d1e-7000-8000-00000000000a");

    private const string Loan = "9억 아파트 주택담보대출 한도 계산해줘";

    [Fact]
    public void An_income_said_before_is_applied_and_its_source_is_told()
    {
        var plan = Plan(Loan, Fact("income", 60_000_000m, "연소득 6천", daysAgo: 23));

        Assert.Equal(60_000_000m, plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).AnnualIncomeWon);
        var assumption = plan.Assumptions.Single(one => one.Source is not null);
        Assert.Equal("지난 11월 3일 질문에서 말씀하신 연소득 6,000만원을 적용했습니다.", assumption.Reason);
        Assert.Equal((Earlier, "연소득 6천"), (assumption.Source!.ExecutionId!.Value, assumption.Source.Words));
        Assert.Equal(Earlier, plan.Entities.Single(entity => entity.Kind == "income").Remembered!.ExecutionId);
    }

    [Theory]
    [InlineData("연소득 8천인데 9억 아파트 주택담보대출 한도 계산해줘", 80_000_000)]
    [InlineData("연소득 1억이면 9억 아파트 주택담보대출 한도가 얼마야? 계산해줘", 100_000_000)]
    public void What_the_question_says_wins(string query, int income)
    {
        var plan = Plan(query, Fact("income", 60_000_000m, "연소득 6천", daysAgo: 23));

        Assert.Equal(income, plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).AnnualIncomeWon);
        Assert.DoesNotContain(plan.Assumptions, one => one.Source is not null);
    }

    [Fact]
    public void A_question_about_somebody_else_is_not_filled_with_the_person()
    {
        var plan = Plan("부모님이 9억 아파트 주택담보대출 받을 수 있는 한도 계산해줘", Fact("income", 60_000_000m, "연소득 6천", daysAgo: 23));

        Assert.Null(plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).AnnualIncomeWon);
    }

    [Fact]
    public void What_is_old_is_used_with_a_remark_and_what_is_older_not_at_all()
    {
        var old = Plan(Loan, Fact("income", 60_000_000m, "연소득 6천", daysAgo: 400));
        var older = Plan(Loan, Fact("income", 60_000_000m, "연소득 6천", daysAgo: 800));

        Assert.Contains("오래된 값이니", old.Assumptions.Single(one => one.Source is not null).Reason, StringComparison.Ordinal);
        Assert.Null(older.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).AnnualIncomeWon);
        Assert.DoesNotContain(older.Assumptions, one => one.Source is not null);
    }

    [Fact]
    public void An_age_goes_on_by_itself()
    {
        var plan = Plan("내가 받을 수 있는 청년 정책 찾아줘", Fact("age", 33m, "만 33세", daysAgo: 400), Fact("homesOwned", 0m, "무주택", daysAgo: 10));

        var match = plan.Arguments<PolicyMatchArguments>(ToolNames.PolicyMatcher);
        Assert.Equal((34, 0), (match.Age, match.HomesOwned));
        Assert.Contains(plan.Assumptions, one => one.Value == "만 34세" && one.Reason.Contains("햇수를 더했습니다", StringComparison.Ordinal));
    }

    [Fact]
    public void The_wanted_place_replaces_the_guess_that_it_is_all_of_Seoul()
    {
        var plan = Plan("아파트 전세 시세 알려줘", Fact("wantedRegion", new Region("서울", "송파구"), "송파구", daysAgo: 5));

        Assert.Equal("송파구", Assert.Single(plan.Arguments<MarketDataArguments>(ToolNames.MarketData).Regions).Gu);
        Assert.DoesNotContain(plan.Assumptions, one => one.Value == "서울 전체");
    }

    [Fact]
    public void An_english_question_is_told_in_english() =>
        Assert.Contains(
            Plan("Calculate the mortgage limit for a 900 million won apartment", Fact("income", 60_000_000m, "연소득 6천", daysAgo: 23)).Assumptions,
            one => one.Reason == "Used an annual income of 60,000,000 won, as you said on 3 November 2026.");

    [Fact]
    public void The_plan_of_a_kind_of_question_is_kept_without_anything_of_the_person()
    {
        var command = Questions.Command(Loan) with { StartedAt = Now };
        var knowing = command with { Person = [Fact("income", 60_000_000m, "연소득 6천", daysAgo: 23)] };

        var (plain, own) = (Planner.Draft(command, Questions.Knowledge), Planner.Draft(knowing, Questions.Knowledge));

        Assert.Equal(Signature.Of(plain), Signature.Of(own));
        Assert.Equal(JsonSerializer.Serialize(plain.Needs, WireJson.Options), JsonSerializer.Serialize(own.Needs, WireJson.Options));
    }

    [Fact]
    public void A_follow_up_in_the_session_is_told_again_where_it_is_from()
    {
        var first = Plan(Loan, Fact("income", 60_000_000m, "연소득 6천", daysAgo: 23));

        var second = Planner.Plan(
            Questions.Command("그럼 10억이면?", new PastTurn(Loan, first.Intent.Type, first.Entities)) with { StartedAt = Now, Person = [Fact("income", 60_000_000m, "연소득 6천", daysAgo: 23)] }, Questions.Knowledge);

        Assert.Equal(60_000_000m, second.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator).AnnualIncomeWon);
        Assert.Equal(Earlier, second.Assumptions.Single(one => one.Source is not null).Source!.ExecutionId);
    }

    [Fact]
    public void A_question_that_refers_back_takes_up_the_earlier_one_and_says_so()
    {
        var past = Questions.Turn("송파구 9억 아파트 주택담보대출 한도 계산해줘");
        var command = Questions.Command("지난번에 본 그 아파트 대출 다시 계산해줘") with
        {
            StartedAt = Now,
            Recalled = [new(Earlier, Now.AddDays(-23), 0.6, past)],
        };

        var plan = Planner.Plan(command, Questions.Knowledge);

        var loan = plan.Arguments<LoanSimulationArguments>(ToolNames.LoanSimulator);
        Assert.Equal((900_000_000m, "송파구"), (loan.PriceWon, loan.Region!.Gu));
        var told = plan.Assumptions.Single(one => one.Field == "recalled");
        Assert.Equal(("지난 11월 3일 질문을 이어서 보았습니다.", Earlier), (told.Reason, told.Source!.ExecutionId));
    }

    private static RecordOrchestration Plan(string query, params PersonFact[] person) =>
        Planner.Plan(Questions.Command(query) with { StartedAt = Now, Person = person }, Questions.Knowledge);

    private static PersonFact Fact<T>(string kind, T value, string words, int daysAgo) =>
        new(kind, WireJson.ToElement(value), new(Now.AddDays(-daysAgo), words, Earlier));
}
