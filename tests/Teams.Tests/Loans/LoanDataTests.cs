using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Tests.Market;
using Xunit;

namespace Holmes.Teams.Tests.Loans;

public sealed class LoanDataTests(DataHost host) : IClassFixture<DataHost>
{
    [Theory]
    [InlineData("LTV 비율이 뭔가요?", "LTV", "LTV.regulated")]
    [InlineData("DSR 규제가 뭔가요?", "DSR", "DSR.bank")]
    [InlineData("총부채상환비율이 무슨 뜻이죠", "DTI", "DTI.regulated")]
    [InlineData("스트레스 금리는 몇 퍼센트야?", "STRESS", "STRESS.tight")]
    public async Task A_rule_is_explained_first_and_no_product_is_sold(string query, string definition, string value)
    {
        var result = await AskAsync(query);

        var answer = result.Read<LoanProducts>();
        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Equal(definition, answer.Rules[0].Code);
        Assert.Contains(answer.Rules, rule => rule.Code == value && rule.ValuePercent is not null);
        Assert.True(query.Contains("금리", StringComparison.Ordinal) || answer.Products.Count == 0);
    }

    [Fact]
    public async Task Only_rules_in_force_on_the_day_are_given()
    {
        var answer = (await AskAsync("LTV가 뭔가요?")).Read<LoanProducts>();

        Assert.All(answer.Rules, rule => Assert.True(rule.ValidFrom <= DataHost.Today && (rule.ValidTo is null || rule.ValidTo >= DataHost.Today)));
        Assert.Equal(answer.Rules.Count, answer.Rules.Select(rule => rule.Code).Distinct().Count());
    }

    [Fact]
    public async Task Jeonse_loans_are_for_jeonse_and_policy_loans_are_among_them()
    {
        var answer = (await AskAsync("전세자금대출 한도가 얼마나 되나요?")).Read<LoanProducts>();

        Assert.Contains(answer.Products, product => product.ProductId == "fund-beotimmok");
        Assert.DoesNotContain(answer.Products, product => product.Purpose is "mortgage" or "credit" or "monthly");
        Assert.Contains(answer.Rules, rule => rule.Code == "JEONSE.cap.noHome");
        Assert.DoesNotContain(answer.Rules, rule => rule.Code.StartsWith("CAP.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rates_are_compared_from_the_lowest()
    {
        var answer = (await AskAsync("주택담보대출 금리 비교해주세요", limit: 30)).Read<LoanProducts>();

        Assert.True(answer.Products.Count >= 8);
        Assert.Equal(answer.Products.Select(product => product.MinRatePercent).Order(), answer.Products.Select(product => product.MinRatePercent));
    }

    [Fact]
    public async Task A_first_home_brings_its_own_rules_and_products()
    {
        var answer = (await AskAsync("생애최초 주택 구매 대출 한도는?")).Read<LoanProducts>();

        Assert.Contains(answer.Rules, rule => rule.Code == "LTV.firstHome.tight");
        Assert.Equal("fund-didimdol-first", answer.Products[0].ProductId);
        Assert.Equal(240_000_000, answer.Products[0].LimitWon);
    }

    [Fact]
    public async Task A_product_is_found_by_its_name()
    {
        var answer = (await AskAsync("청년 버팀목 조건 알려줘")).Read<LoanProducts>();

        Assert.Equal("fund-beotimmok-youth", answer.Products[0].ProductId);
        Assert.All(answer.Products, product => Assert.Contains("버팀목", product.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_product_that_has_ended_is_said_to_have_ended()
    {
        var result = await AskAsync("특례보금자리론 신청하고 싶어");

        Assert.Equal(Outcome.Empty, result.Outcome);
        Assert.Contains("2024-01-29에 끝났습니다", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bank_nobody_knows_degrades_the_answer()
    {
        var result = await host.AskAsync(ToolNames.LoanData, new LoanDataArguments("주담대", Purpose: "mortgage", Bank: "없는은행"));

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Equal("bank", Assert.Single(result.Assumptions!).Field);
    }

    [Fact]
    public async Task A_purpose_that_does_not_exist_is_a_bad_argument()
    {
        var result = await host.AskAsync(ToolNames.LoanData, new LoanDataArguments("x", Purpose: "car"));

        Assert.Equal((Outcome.Failed, FailureClass.BadArguments), (result.Outcome, result.Failure!.Class));
    }

    [Fact]
    public async Task Sample_products_are_told_apart_in_the_sources()
    {
        var result = await AskAsync("신용대출 상품 찾아줘");

        Assert.All(result.Read<LoanProducts>().Products, product => Assert.True(product.IsSample));
        Assert.Contains(result.Sources!, source => source is { Kind: "loanProducts", IsSample: true });
        Assert.Contains("예시", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imported_products_replace_the_samples_of_their_purpose_and_come_in_once()
    {
        const string json = """
            [
              {"productId":"real-1","name":"가나 월세대출","bank":"가나은행","purpose":"monthly","summary":"월세 보증금","minRatePercent":4,"maxRatePercent":5,
               "limitWon":50000000,"maxTermYears":2,"conditions":[],"documents":[],"validFrom":"2026-01-01","source":"상품 설명서"},
              {"productId":"real-2","purpose":"monthly"}
            ]
            """;

        var first = await host.ImportAsync("loans", "loans.json", json);
        var again = await host.ImportAsync("loans", "loans.json", json);
        var broken = await host.ImportAsync("loans", "loans.json", "[\n{\"a\":1},\n{oops}\n]");

        Assert.Equal((1, 0, 1), (first.Accepted, first.Unchanged, first.Rejected));
        Assert.Equal(4, Assert.Single(first.Rejects).Line);
        Assert.Equal((0, 1, 1), (again.Accepted, again.Unchanged, again.Rejected));
        Assert.Equal((0, 3), (broken.Accepted, Assert.Single(broken.Rejects).Line));
        var answer = (await host.AskAsync(ToolNames.LoanData, new LoanDataArguments("월세", Purpose: "monthly"))).Read<LoanProducts>();
        Assert.Contains(answer.Products, product => product.ProductId == "real-1");
        Assert.DoesNotContain(answer.Products, product => product.IsSample);
        Assert.Contains(answer.Products, product => product.ProductId == "fund-youth-monthly");
    }

    private Task<Holmes.Teams.Tools.ToolResult> AskAsync(string query, int limit = 10) =>
        host.AskAsync(ToolNames.LoanData, new LoanDataArguments(query, Limit: limit), query);
}
