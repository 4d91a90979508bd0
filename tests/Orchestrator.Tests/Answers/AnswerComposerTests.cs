using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Answers;
using Xunit;

namespace Holmes.Orchestrator.Tests.Answers;

public sealed class AnswerComposerTests
{
    private static readonly SourceReference Statute = new("statute", "주택임대차보호법", "제7조", Results.Day);

    [Fact]
    public void Price_and_loan_are_answered_in_the_first_lines()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "강남구 아파트 시세 확인하고 대출 가능 금액도 알려줘", IntentType.Comprehensive,
            Given.Step("시세", Given.Call(1, Gives.MarketSummary, Results.Market())),
            Given.Step("대출", Given.Call(2, Gives.LoanSimulation, Results.Loan))));

        Assert.Contains("최근 12개월 실거래에서 강남구 아파트의 매매 중위가격은 23억 4,500만원(1,203건)", answer.Text, StringComparison.Ordinal);
        Assert.Contains("예상 대출 가능액은 최대 3억 2,000만원(LTV 기준, 규정 기준일 2026-11-22)", answer.Text, StringComparison.Ordinal);
        Assert.Contains("2억 720만원이 모자랍니다", answer.Text, StringComparison.Ordinal);
        Assert.Equal("rules", answer.ComposedBy);
        Assert.Empty(answer.NotDone);
    }

    [Fact]
    public void Every_section_with_a_figure_names_the_calls_it_comes_from()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "강남구 아파트 시세 확인하고 대출 가능 금액, 전세금 인상 한도도 알려줘", IntentType.Comprehensive,
            Given.Step("시세", Given.Call(1, Gives.MarketSummary, Results.Market())),
            Given.Step("대출", Given.Call(2, Gives.LoanSimulation, Results.Loan)),
            Given.Step("인상률", Given.Call(3, Gives.RentIncrease, Results.Increase)),
            Given.Step("법령", Given.Call(4, Gives.LawArticles, Results.Law(), sources: [Statute]))));

        var known = Enumerable.Range(1, 4).Select(Given.Id).ToHashSet();
        Assert.All(answer.Sections.Where(section => section.Content.Any(char.IsDigit) && section.Kind != "guidance"), section =>
        {
            Assert.NotEmpty(section.ToolCallIds);
            Assert.Subset(known, section.ToolCallIds.ToHashSet());
        });
    }

    [Fact]
    public void Old_data_is_called_old_in_the_first_lines()
    {
        var old = new Assumption("stale", "2023-11-26 기준", "가장 새로운 자료가 2023-11-26 기준이어서 지금과 다를 수 있습니다.");
        var answer = AnswerComposer.Compose(Given.Question(
            "강남구 아파트 시세 알려줘", IntentType.MarketInquiry,
            Given.Step("시세", Given.Call(1, Gives.MarketSummary, Results.Market(), Outcome.Degraded, assumptions: [old]))));

        Assert.Contains(old.Reason, answer.Text, StringComparison.Ordinal);
        Assert.Contains(old, answer.Assumptions);
    }

    [Fact]
    public void A_legal_answer_quotes_the_sentence_the_question_is_about()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "전세금 5% 인상 가능한가요?", IntentType.LegalConsult,
            Given.Step("법령", Given.Call(1, Gives.LawArticles, Results.Law(), sources: [Statute]))));

        Assert.StartsWith("주택임대차보호법 제7조(차임 등의 증감청구권)에 따르면", answer.Text, StringComparison.Ordinal);
        Assert.Contains("20분의 1의 금액을 초과하지 못한다", answer.Text, StringComparison.Ordinal);
        var legal = Assert.Single(answer.Sections, section => section.Kind == "legal");
        Assert.Contains("시행 2023-07-19", legal.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("개정 2020", legal.Content, StringComparison.Ordinal);
        Assert.Contains(answer.Sections, section => section.Kind == "guidance" && section.Content.Contains("법률 자문이 아닌 일반 정보", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rent_increase_above_the_limit_is_refused_to_the_won()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "전세 3억을 10억으로 올려도 되나요", IntentType.LegalConsult,
            Given.Step("법령", Given.Call(1, Gives.LawArticles, Results.Law())),
            Given.Step("인상률", Given.Call(2, Gives.RentIncrease, Results.Increase))));

        Assert.StartsWith("요청한 인상률 233.33%는 갱신 시 법정 상한 5%를 넘습니다", answer.Text, StringComparison.Ordinal);
        Assert.Contains("갱신이라면 보증금은 최대 3억 1,500만 5,000원까지", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_increase_that_is_too_early_is_not_said_to_be_too_high()
    {
        var early = Results.Increase with { RatePercent = 3m, ExcessWon = null, Explanation = "마지막 증액일부터 1년이 지나지 않았습니다." };
        var answer = AnswerComposer.Compose(Given.Question("3% 인상", IntentType.LegalConsult, Given.Step("인상률", Given.Call(1, Gives.RentIncrease, early))));

        Assert.StartsWith("요청한 인상률 3%는 상한 5% 이내이지만 지금은 청구할 수 없습니다", answer.Text, StringComparison.Ordinal);
        Assert.Contains("1년이 지나지 않았습니다", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_is_not_laid_on_a_new_contract()
    {
        var fresh = Results.Increase with { IsWithinLimit = null, Explanation = "새로운 임차인과의 계약에는 이 상한이 적용되지 않습니다." };
        var answer = AnswerComposer.Compose(Given.Question("새 세입자", IntentType.LegalConsult, Given.Step("인상률", Given.Call(1, Gives.RentIncrease, fresh))));

        Assert.DoesNotContain("넘습니다", answer.Text, StringComparison.Ordinal);
        Assert.Contains("적용되지 않습니다", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tax_is_said_first_and_how_it_comes_about_after_it()
    {
        var tax = new TaxAmount(
            "gift", 300_000_000, "부모에게 받는 증여",
            [new("증여재산 공제", -50_000_000, "10년 합산", "상속세 및 증여세법 제53조"), new("산출세액", 40_000_000, "누진세율", "제56조")], 38_800_000, Results.Day);
        var answer = AnswerComposer.Compose(Given.Question(
            "부모님께 3억 증여받으면 증여세 얼마야?", IntentType.LegalConsult, Given.Step("증여세", Given.Call(1, Gives.TaxAmount, tax))));

        Assert.StartsWith("3억원을 증여받으면 증여세는 3,880만원입니다", answer.Text, StringComparison.Ordinal);
        Assert.Contains("-5,000만원", Assert.Single(answer.Sections, section => section.Kind == "tax").Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_how_to_buy_is_told_the_steps_in_their_order()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "집 살 때 순서", IntentType.LegalConsult, Given.Step("법령", Given.Call(1, Gives.LawArticles, Results.Law()))));

        Assert.Equal(["1.", "2.", "3.", "4.", "5.", "6.", "7."], answer.NextSteps.Take(7).Select(step => step[..2]));
    }

    [Fact]
    public void A_section_names_the_calls_behind_it()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "강남구와 서초구", IntentType.MarketInquiry,
            Given.Step("강남", Given.Call(1, Gives.MarketSummary, Results.Market())),
            Given.Step("서초", Given.Call(2, Gives.MarketSummary, Results.Market(sale: 2_000_000_000m)))));

        var figures = Assert.Single(answer.Sections, section => section.Kind == "figures");
        Assert.Equal([Given.Id(1), Given.Id(2)], figures.ToolCallIds);
    }

    [Fact]
    public void The_same_call_read_by_two_steps_is_told_once()
    {
        var call = Given.Call(1, Gives.MarketSummary, Results.Market(), sources: [Statute]);
        var once = AnswerComposer.Compose(Given.Question("시세", IntentType.MarketInquiry, Given.Step("시세", call)));
        var twice = AnswerComposer.Compose(Given.Question("시세", IntentType.MarketInquiry, Given.Step("시세", call), Given.Step("분석", call)));

        Assert.Equal(Written(once), Written(twice));
    }

    [Fact]
    public void Sample_data_is_marked_in_the_text_and_in_its_section()
    {
        var answer = AnswerComposer.Compose(Given.Question("매물", IntentType.MarketInquiry, Given.Step("매물", Given.Call(1, Gives.ListingList, Results.Listings()))));

        Assert.Contains("⚠ 예시 데이터 기준", answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("⚠ 예시 데이터 기준", answer.Sections[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_rules_beside_sample_products_are_not_called_a_sample()
    {
        var answer = AnswerComposer.Compose(Given.Question("디딤돌 LTV", IntentType.LoanConsult, Given.Step("상품", Given.Call(1, Gives.LoanProducts, Results.Loans))));

        Assert.StartsWith("기준일", Assert.Single(answer.Sections, section => section.Title == "대출 규정").Content, StringComparison.Ordinal);
        Assert.StartsWith("⚠", Assert.Single(answer.Sections, section => section.Title == "대출 상품").Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Payments_are_said_to_be_those_of_the_loan_that_is_wanted()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "2억 대출", IntentType.LoanConsult, Given.Step("대출", Given.Call(1, Gives.LoanSimulation, Results.Loan with { LoanWon = 200_000_000m }))));

        Assert.Contains("2억원을 빌려 연 4.5%·30년이면", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_the_world_is_not_marked_as_a_sample()
    {
        var answer = AnswerComposer.Compose(Given.Question("시세", IntentType.MarketInquiry, Given.Step("시세", Given.Call(1, Gives.MarketSummary, Results.Market()))));

        Assert.DoesNotContain("예시 데이터", Written(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_is_named_with_its_reason_and_the_rest_is_answered()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "시세와 매물", IntentType.Comprehensive,
            Given.Step("시세 조회", Given.Call(1, Gives.MarketSummary, Results.Market())),
            Given.Step("매물 검색", Given.Call(2, Gives.ListingList, null, Outcome.Failed, failure: new(FailureClass.Timeout, "socket timed out", true))),
            Given.Step("계약서 검토", Given.Call(3, Gives.ContractReview, null, Outcome.Skipped, note: "계약서 본문이 없습니다."))));

        Assert.Equal(["매물 검색: 정해진 시간 안에 응답이 오지 않았습니다.", "계약서 검토: 계약서 본문이 없습니다."], answer.NotDone);
        Assert.Contains("처리하지 못한 부분", answer.Text, StringComparison.Ordinal);
        Assert.Contains("매매 중위가격은", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.NextSteps, step => step.Contains("잠시 후", StringComparison.Ordinal));
        Assert.Contains("빠진 정보를 알려 주시면 이어서 처리합니다: 계약서 본문이 없습니다.", answer.NextSteps);
    }

    [Fact]
    public void When_everything_failed_the_answer_says_so_and_has_no_figure()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "강남구 시세", IntentType.MarketInquiry,
            new StepResult("s1", "search", "시세 조회", Outcome.Failed, 0, new(FailureClass.Transient, "down"), [])));

        Assert.StartsWith("요청하신 내용을 처리하지 못했습니다", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Sections);
        Assert.DoesNotContain(answer.Text, char.IsDigit);
        Assert.Equal(["시세 조회: 일시적인 문제로 처리하지 못했습니다."], answer.NotDone);
    }

    [Fact]
    public void Assumptions_of_planner_and_tools_appear_once_and_say_how_to_sharpen_the_answer()
    {
        var income = new Assumption("annualIncomeWon", "연소득 6,000만원", "질문에 없어 중간값으로 가정했습니다.");
        var command = Given.Question("대출", IntentType.LoanConsult, Given.Step("대출", Given.Call(1, Gives.LoanSimulation, Results.Loan, assumptions: [income]))) with { Assumptions = [income] };

        var answer = AnswerComposer.Compose(command);

        Assert.Equal([income], answer.Assumptions);
        Assert.Contains(answer.NextSteps, step => step.StartsWith("연소득: 실제 값을 알려 주시면", StringComparison.Ordinal));
    }

    [Fact]
    public void An_English_question_gets_an_English_frame()
    {
        var answer = AnswerComposer.Compose(Given.Question("apartment prices in Gangnam?", IntentType.MarketInquiry, Given.Step("prices", Given.Call(1, Gives.MarketSummary, Results.Market()))));

        Assert.Contains("median sale price ₩2,345,000,000 (1203 transactions)", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Transaction prices", answer.Sections[0].Title);
    }

    [Fact]
    public void A_foreign_tool_is_shown_field_by_field()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "날씨", IntentType.Comprehensive,
            Given.Step("외부", Given.Call(1, "weather.report", Given.Json("""{"summary":"맑음","days":[{"date":"2026-11-22","high":12}]}"""), tool: "weather"))));

        Assert.Equal("맑음", answer.Text);
        Assert.Contains("| 2026-11-22 | 12 |", answer.Sections[0].Content, StringComparison.Ordinal);
        Assert.Equal("weather 결과", answer.Sections[0].Title);
    }

    [Fact]
    public void Markup_in_a_result_stays_text()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "외부", IntentType.Comprehensive,
            Given.Step("외부 <b>", Given.Call(1, "foreign.thing", Given.Json("""{"a":"<script>x</script> [go](javascript:1) | **b**"}"""))),
            Given.Step("<img>", Given.Call(2, null, null, Outcome.Empty, note: "<img src=x>"))));

        Assert.DoesNotContain('<', Written(answer));
        Assert.DoesNotContain("](", answer.Sections[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_link_leads_nowhere_but_here()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "계약서", IntentType.ContractCreation,
            Given.Step("작성", Given.Call(1, Gives.ContractDraft, Results.Draft with { PreviewUrl = "https://evil.example/" }))));

        Assert.Contains("(/api/documents/7)", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", Written(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_are_listed_once()
    {
        var answer = AnswerComposer.Compose(Given.Question(
            "법", IntentType.LegalConsult,
            Given.Step("a", Given.Call(1, Gives.LawArticles, Results.Law(), sources: [Statute])),
            Given.Step("b", Given.Call(2, Gives.LawArticles, Results.Law(), sources: [Statute with { }]))));

        Assert.Equal([Statute], answer.Sources);
        Assert.Single(answer.Sections, section => section.Kind == "legal");
    }

    public static TheoryData<string> EveryShape => [.. Results.All.Select(result => result.Gives)];

    [Theory]
    [MemberData(nameof(EveryShape))]
    public void Every_shape_has_a_sentence_and_a_section(string gives)
    {
        var answer = AnswerComposer.Compose(Given.Question("질문", IntentType.Comprehensive, Given.Step("일", Given.Call(1, gives, Results.All.Single(one => one.Gives == gives).Result))));

        Assert.True(Renderers.Knows(gives));
        Assert.DoesNotContain("some_tool", Written(answer), StringComparison.Ordinal); // the generic rendering names the tool
        Assert.NotEmpty(answer.Sections);
        Assert.DoesNotContain("처리", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Sections, section => Assert.Equal([Given.Id(1)], section.ToolCallIds));
    }

    private static string Written(Answer answer) => JsonSerializer.Serialize(answer, WireJson.Options);
}
