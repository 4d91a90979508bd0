using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Answers;
using Xunit;

namespace Holmes.Orchestrator.Tests.Answers;

/// <summary>What the first lines say to questions people ask, whatever else the plan ran.</summary>
public sealed class AskedQuestionTests
{
    private static readonly string LoanForRent = """{"purpose":"mortgage","priceWon":500000000,"wantedLoanWon":400000000}""";

    [Fact]
    public void Who_asks_for_the_return_reads_the_return_first_and_that_the_loan_is_too_high()
    {
        var text = Text("5억 아파트를 대출 4억 끼고 사서 월세 150만원 받으면 수익률이 어떻게 돼?", IntentType.Comprehensive,
            Given.Step("상품", Given.Call(1, Gives.LoanProducts, Results.Loans)),
            Given.Step("대출", Given.Call(2, Gives.LoanSimulation, Results.Loan, arguments: LoanForRent)),
            Given.Step("수익", Given.Call(3, Gives.InvestmentReturn, Results.Investment)));

        Assert.StartsWith("5년 보유하고", text, StringComparison.Ordinal);
        Assert.Contains("원하는 대출 4억원은 규정상 한도를 8,000만원 넘습니다", text, StringComparison.Ordinal);
        Assert.DoesNotContain("대출 상품", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_for_policy_loans_reads_the_likely_ones_and_what_is_to_be_checked()
    {
        var policies = new PolicyMatches(
            [Policy("월세 세액공제", "tax", "eligible"), Policy("신생아 특례 디딤돌대출", "loan", "unknown", "2년 내 출산"), Policy("신혼부부전용 구입자금", "loan", "unknown", "순자산 4억 8,800만원 이하")], Results.Day);
        var text = Text("연봉 6천만원 32살 무주택 신혼부부가 받을 수 있는 정책 대출은?", IntentType.LoanConsult,
            Given.Step("대출", Given.Call(1, Gives.LoanSimulation, Results.Loan with { PriceBasis = "예시 금액 (가정)" })),
            Given.Step("정책", Given.Call(2, Gives.PolicyMatches, policies)));

        Assert.StartsWith("가능성이 높은 것은 신혼부부전용 구입자금", text, StringComparison.Ordinal);
        Assert.Contains("순자산 4억 8,800만원 이하", text, StringComparison.Ordinal);
        Assert.DoesNotContain("세액공제", text, StringComparison.Ordinal);
        Assert.DoesNotContain("예상 대출 가능액", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_turns_rent_into_a_deposit_reads_of_the_rent_that_is_paid_now()
    {
        var conversion = Results.Conversion with { Direction = "monthlyToJeonse", DepositWon = 100_000_000m, TargetDepositWon = 313_333_333m, MonthlyRentWon = 0 };
        var text = Text("보증금 1억에 월세 80만원을 전세로 바꾸면 얼마야?", IntentType.MarketInquiry,
            Given.Step("전환", Given.Call(1, Gives.RentConversion, conversion, arguments: """{"monthlyRentWon":800000}""")));

        Assert.StartsWith("보증금 1억원·월세 80만원의 임대차를 연 4.5%로 전환하면 전세 보증금은 3억 1,333만 3,333원입니다.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_buyer_who_withdraws_reads_of_the_forfeit_and_not_of_zero_won()
    {
        var withdrawal = Results.Settlement with
        {
            Scenario = "cancelByBuyer",
            PayableWon = 0,
            RefundableWon = 0,
            Explanation = "매수인이 해제하면 이미 낸 계약금 3,000만원을 포기해야 하므로 돌려받지 못합니다.",
            Laws = ["민법 제565조 제1항"],
        };
        var text = Text("계약금 3천만원 냈는데 매수인이 계약 해제하면 위약금 얼마야?", IntentType.LegalConsult,
            Given.Step("법령", Given.Call(1, Gives.LawArticles, Results.Law())),
            Given.Step("해약금", Given.Call(2, Gives.TenancySettlement, withdrawal)));

        Assert.StartsWith("매수인이 해제하면 이미 낸 계약금 3,000만원을 포기해야", text, StringComparison.Ordinal);
        Assert.Contains("민법 제565조 제1항", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0원", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_article_is_shown_whole()
    {
        var text = Text("주택임대차보호법 제7조 알려줘", IntentType.LegalConsult,
            Given.Step("법령", Given.Call(1, Gives.LawArticles, Results.Law(), arguments: """{"lawName":"주택임대차보호법","article":"제7조"}""")));

        Assert.Contains("① 당사자는 차임의 증감을 청구할 수 있다. ② 제1항에 따른 증액청구는", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_of_a_list_is_never_quoted_alone()
    {
        var text = Text("과태료는 누가 내나요?", IntentType.LegalConsult,
            Given.Step("법령", Given.Call(1, Gives.LawArticles, Results.Law("① 다음 각 호의 어느 하나에 해당하는 자에게는 과태료를 부과한다.\n1. 신고를 하지 아니한 자"))));

        Assert.Contains("과태료를 부과한다", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_the_search_doubts_is_not_called_the_answer()
    {
        var call = Given.Call(1, Gives.LawArticles, Results.Law()) with { Quality = 0.31 };
        var text = Text("7억 아파트 사면 취득세 얼마야?", IntentType.LegalConsult, Given.Step("법령", call));

        Assert.StartsWith("질문에 바로 답하는 조문은 찾지 못했습니다", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loan_for_rent_is_no_answer_to_who_buys()
    {
        var rent = Results.Loans.Products[0] with { Name = "주거안정 월세대출", MinRatePercent = 1.3m };
        var text = Text("아파트 매매 자금 대출 상품 금리 비교해줘", IntentType.LoanConsult,
            Given.Step("상품", Given.Call(1, Gives.LoanProducts, Results.Loans with { Products = [rent, .. Results.Loans.Products], Rules = [] })));

        Assert.Contains("디딤돌", text, StringComparison.Ordinal);
        Assert.DoesNotContain("월세대출", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_gave_up_the_station_says_so_first()
    {
        var command = Given.Question("잠실역 1km 안 10억 이하 아파트 매물", IntentType.MarketInquiry,
            Given.Step("매물", Given.Call(1, Gives.ListingList, Results.Listings(), arguments: """{"regions":[],"priceWon":{"max":1000000000},"tradeType":"sale"}"""))) with
        {
            Entities = [new("station", "잠실역", Given.Json("\"잠실역\"")), new("stationMeters", "역 1km", Given.Json("1000"))],
        };

        Assert.StartsWith("‘잠실역 1km’ 조건으로는 결과가 부족해 서울 전체로 넓혀 찾았습니다. 넓힌 조건에 맞는 매물은", AnswerComposer.Compose(command).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deposit_is_held_against_the_price_the_question_gives()
    {
        var command = Given.Question("빌라 전세 3억인데 매매가가 3억 2천이면 깡통전세 위험해?", IntentType.RiskAnalysis,
            Given.Step("분석", Given.Call(1, Gives.MarketAnalysis, Results.Analysis, arguments: """{"focus":"risk"}"""))) with
        {
            Entities = [new("deposit", "3억", Given.Json("300000000")), new("price", "3억 2천", Given.Json("320000000"))],
        };

        Assert.StartsWith("보증금이 집값의 93.8%(3억원 ÷ 3억 2,000만원)로 깡통전세 위험이 큽니다", AnswerComposer.Compose(command).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compared_districts_are_told_by_how_much_they_differ()
    {
        var market = Results.Market();
        var other = market.Regions[0] with { Region = new("서울", "서초구"), Sale = Results.Prices(900, 2_000_000_000m) };
        var text = Text("강남구와 서초구 시세 비교", IntentType.MarketInquiry, Given.Step("시세", Given.Call(1, Gives.MarketSummary, market with { Regions = [market.Regions[0], other] })));

        Assert.Contains("매매 중위 기준으로 강남구가 서초구보다 3억 4,500만원(17.3%) 높습니다", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_assumed_is_said_beside_the_result()
    {
        var income = new Assumption("annualIncomeWon", "연소득 6,000만원", "질문에 없어 가정했습니다.");
        var text = Text("9억 아파트 대출 얼마나 나와?", IntentType.LoanConsult, Given.Step("대출", Given.Call(1, Gives.LoanSimulation, Results.Loan, assumptions: [income])));

        Assert.Contains("질문에 없는 값은 가정했습니다: 연소득 6,000만원", text, StringComparison.Ordinal);
    }

    private static string Text(string query, IntentType intent, params StepResult[] steps) => AnswerComposer.Compose(Given.Question(query, intent, steps)).Text;

    private static PolicyMatch Policy(string name, string kind, string eligibility, params string[] unknown) =>
        Results.Policies.Matches[0] with { Name = name, Kind = kind, Eligibility = eligibility, Unknown = unknown };
}
