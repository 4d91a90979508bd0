using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Loans;

/// <summary>Loan products and the rules of lending in force on the day of the question.</summary>
public sealed class LoanDataTool(LoanReader loans) : ITool
{
    private const int FreshDays = 90;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<LoanDataArguments>(
        ToolNames.LoanData, TeamNames.Search, "loan.products", Gives.LoanProducts,
        "대출 상품(주택담보·전세·월세·신용·정책)의 금리·한도·조건과 대출 규제(LTV, DTI, DSR, 스트레스 금리, 생애최초, 규제지역 한도)의 뜻과 현재 값.");

    public bool ReadsQuestion => true;

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var question = LoanQuestion.Of(invocation.ArgumentsAs<LoanDataArguments>(), invocation.Query);
        if (question.Purposes.FirstOrDefault(purpose => !LoanWords.Purposes.Contains(purpose)) is { } unknown)
        {
            return ToolResult.Failed(new(FailureClass.BadArguments, $"purpose '{unknown}' is not one of {string.Join(", ", LoanWords.Purposes)}."));
        }

        var all = await loans.ProductsAsync(cancellation);
        List<Assumption> assumptions = [];
        var products = question.WantsProducts ? LoanChoice.Products(all, question, invocation.Today) : [];
        if (products.Count == 0 && question.WantsProducts && question.Bank is { } bank)
        {
            products = LoanChoice.Products(all, question with { Bank = null }, invocation.Today);
            if (products.Count > 0)
            {
                assumptions.Add(new("bank", "다른 금융회사", $"'{bank}'의 상품 자료가 없어 다른 금융회사의 상품을 찾았습니다."));
            }
        }

        var rules = LoanChoice.Rules(await loans.RulesAsync(cancellation), question, invocation.Today);
        var ended = LoanChoice.OutOfTime(all, question, invocation.Today);
        return products.Count == 0 && rules.Count == 0
            ? ToolResult.Empty(Nothing(ended))
            : Result([.. products.Take(question.Limit)], products.Count, rules, ended, assumptions, invocation.Today);
    }

    private static ToolResult Result(
        IReadOnlyList<LoanProduct> products, int total, IReadOnlyList<LoanRule> rules, IReadOnlyList<LoanProduct> ended,
        List<Assumption> assumptions, DateOnly today)
    {
        var notes = new[]
        {
            today > LoanFacts.CheckedOn.AddDays(FreshDays) ? $"규정과 정책 상품은 {LoanFacts.CheckedOn:yyyy-MM-dd}까지 확인한 내용입니다. 그 뒤 바뀌었을 수 있습니다." : null,
            products.Any(product => product.IsSample) ? "은행 상품 가운데 '예시'라고 적힌 것은 실제 상품이 아닙니다." : null,
            total > products.Count ? $"{total}개 가운데 {products.Count}개를 보여 줍니다." : null,
            ended.Count > 0 ? Ended(ended) : null,
        };
        return ToolResult.Of(
            new LoanProducts(products, rules, today), Sources(products, rules), assumptions, QualityOf(products, rules, assumptions.Count),
            string.Join(" ", notes.OfType<string>()) is { Length: > 0 } note ? note : null);
    }

    private static SourceReference[] Sources(IReadOnlyList<LoanProduct> products, IReadOnlyList<LoanRule> rules) =>
    [
        .. products.GroupBy(product => (product.Source, product.IsSample)).Select(source => new SourceReference(
            "loanProducts", source.Key.Source, $"상품 {source.Count()}개", source.Max(product => product.ValidFrom), IsSample: source.Key.IsSample)),
        .. rules.GroupBy(rule => rule.Source).Select(source => new SourceReference(
            "rule", source.Key, string.Join(", ", source.Select(rule => rule.Title)), source.Max(rule => rule.ValidFrom))),
    ];

    private static double QualityOf(IReadOnlyList<LoanProduct> products, IReadOnlyList<LoanRule> rules, int assumptions)
    {
        var found = products.Count(product => !product.IsSample) + rules.Count;
        var quality = found switch { >= 3 => 1.0, >= 1 => 0.9, _ => 0.7 }; // nothing but samples
        return Math.Round(Math.Max(0.3, quality - 0.15 * assumptions), 2);
    }

    private static string Nothing(IReadOnlyList<LoanProduct> ended) => ended.Count > 0
        ? Ended(ended)
        : "조건에 맞는 대출 상품이나 규정을 찾지 못했습니다. 용도(주택 구입, 전세, 월세, 신용)나 알고 싶은 규정(LTV, DSR 등)을 알려 주세요.";

    private static string Ended(IReadOnlyList<LoanProduct> ended) =>
        string.Join(" ", ended.Select(product => product.ValidTo is { } last
            ? $"{product.Name}은(는) {last:yyyy-MM-dd}에 끝났습니다."
            : $"{product.Name}은(는) {product.ValidFrom:yyyy-MM-dd}에 시작합니다."));
}
