using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class LoanProductsSection
{
    private const int MostDescribed = 3;

    public static Rendering Render(LoanProducts found, Asked asked)
    {
        var products = found.Products.OrNone();
        var rules = found.Rules.OrNone();
        return Rendering.Of(
            [.. rules.Where(rule => InForce(rule.ValidFrom, rule.ValidTo, found.AsOf)).Take(2).Select(rule => Sentence(rule, asked)), .. Conditions(products, found.AsOf, asked), Cheapest([.. products.Where(product => Fits(product, asked))], found.AsOf, asked)],
            Part.Of("loan", asked.Say("대출 규정", "Lending rules"), rules.Count == 0 ? null : asked.AsOf(found.AsOf), Rules(rules, found.AsOf, asked)).Sample(false),
            Part.Of("loan", asked.Say("대출 상품", "Loan products"),
                products.Count == 0 ? null : asked.AsOf(found.AsOf),
                Products(products, found.AsOf, asked),
                Markdown.Bullets(products.Where(product => product.Conditions.OrNone().Count > 0).Take(3)
                    .Select(product => $"{product.Name}: {string.Join(", ", product.Conditions.OrNone().Take(4))}"))).Sample(products.Any(product => product.IsSample)));
    }

    private static string Sentence(LoanRule rule, Asked asked) => Markdown.Plain(asked.Say(
        $"{rule.Title}: {rule.Text.TrimEnd('.')}({Readable.Day(rule.ValidFrom)}부터 적용).",
        $"{rule.Title}: {rule.Text.TrimEnd('.')} (from {Readable.Day(rule.ValidFrom)})."));

    /// <summary>Who may have the product that is asked about.</summary>
    private static IEnumerable<string?> Conditions(IReadOnlyList<LoanProduct> products, DateOnly asOf, Asked asked) =>
        products.Count <= MostDescribed && Regex.IsMatch(asked.Query, "조건|자격|요건|대상|eligib|condition", RegexOptions.IgnoreCase)
            ? products
                .Where(product => InForce(product.ValidFrom, product.ValidTo, asOf) && product.Conditions.OrNone().Count > 0)
                .Select(product => Markdown.Plain($"{product.Name}: {string.Join(", ", product.Conditions.OrNone())}{Terms(product, asked)}."))
            : [];

    private static string Terms(LoanProduct product, Asked asked)
    {
        var terms = string.Join(", ", new[]
        {
            Readable.Range(product.MinRatePercent, product.MaxRatePercent, Readable.Percent, asked.Tongue) is { } rate ? asked.Say($"연 {rate}", $"{rate} a year") : null,
            product.LimitWon is { } limit ? asked.Say($"한도 {asked.Won(limit)}", $"up to {asked.Won(limit)}") : null,
        }.OrNone());
        return terms.Length == 0 ? "" : $" ({terms})";
    }

    private static string? Cheapest(IReadOnlyList<LoanProduct> products, DateOnly asOf, Asked asked)
    {
        var offered = products.Where(product => InForce(product.ValidFrom, product.ValidTo, asOf)).ToList();
        if (offered.Where(product => product.MinRatePercent is not null).MinBy(product => product.MinRatePercent) is not { } cheapest)
        {
            return offered.Count == 0
                ? null
                : asked.Say($"조회된 대출 상품은 {Readable.Count(offered.Count, asked.Tongue)}입니다.", $"{offered.Count} loan products were found.");
        }

        var rate = Readable.Range(cheapest.MinRatePercent, cheapest.MaxRatePercent, Readable.Percent, asked.Tongue);
        var limit = asked.Won(cheapest.LimitWon);
        return Markdown.Plain(asked.Say(
            $"조회된 대출 상품 {Readable.Count(offered.Count, asked.Tongue)} 가운데 최저 금리가 가장 낮은 것은 {cheapest.Bank} {cheapest.Name}(연 {rate}{(limit is null ? "" : $", 한도 {limit}")})입니다.",
            $"Of {offered.Count} loan products, {cheapest.Bank} {cheapest.Name} starts lowest ({rate} a year{(limit is null ? "" : $", up to {limit}")})."));
    }

    private static string Rules(IReadOnlyList<LoanRule> rules, DateOnly asOf, Asked asked) => Markdown.Table(
        [asked.Say("규정", "Rule"), asked.Say("내용", "Text"), asked.Say("값", "Value"), asked.Say("적용 기간", "Valid"), asked.Say("출처", "Source")],
        rules.Select(rule => new[]
        {
            rule.Title, rule.Text,
            string.Join(", ", new[] { rule.ValuePercent is { } percent ? Readable.Percent(percent) : null, asked.Won(rule.ValueWon) }.OrNone()),
            Validity(rule.ValidFrom, rule.ValidTo, asOf, asked), rule.Source,
        }));

    private static string Products(IReadOnlyList<LoanProduct> products, DateOnly asOf, Asked asked) => Markdown.Table(
        [
            asked.Say("상품", "Product"), asked.Say("취급", "Bank"), asked.Say("용도", "Purpose"), asked.Say("금리(연)", "Rate a year"),
            asked.Say("한도", "Limit"), asked.Say("최장 기간", "Longest term"), asked.Say("유효 기간", "Valid"), asked.Say("비고", "Note"),
        ],
        products.Select(product => new[]
        {
            product.Name, product.Bank, Purpose(product.Purpose, asked),
            Readable.Range(product.MinRatePercent, product.MaxRatePercent, Readable.Percent, asked.Tongue),
            asked.Won(product.LimitWon),
            product.MaxTermYears is { } years ? asked.Say($"{years}년", $"{years} years") : null,
            Validity(product.ValidFrom, product.ValidTo, asOf, asked),
            product.IsSample ? SampleMark.Brief(asked.Tongue) : null,
        }));

    /// <summary>
    /// Whether it is for what the question wants the money for: a loan for a monthly rent is no answer to somebody who buys.
    /// Where the question does not say what for, everything fits.
    /// </summary>
    private static bool Fits(LoanProduct product, Asked asked)
    {
        var wanted = asked.Argument("purpose") is { } purpose && purpose != "policy" ? purpose : WantedBy(asked.Query);
        return wanted is null || For(product) is not { } use || use == wanted;
    }

    private static string? WantedBy(string query) =>
        Regex.IsMatch(query, "매매|매수|구입|구매|사려|사는|사서|살 때|살 수|주담대|담보대출|내\\s*집\\s*마련|디딤돌|보금자리") ? "mortgage"
        : Regex.IsMatch(query, "전세|버팀목") ? "jeonse"
        : query.Contains("월세", StringComparison.Ordinal) ? "monthly"
        : null;

    /// <summary>What a policy loan is for is told by its name alone.</summary>
    private static string? For(LoanProduct product) => product.Purpose != "policy" ? product.Purpose
        : Regex.IsMatch(product.Name, "월세") ? "monthly"
        : Regex.IsMatch(product.Name, "전세|버팀목") ? "jeonse"
        : Regex.IsMatch(product.Name, "디딤돌|보금자리|구입|모기지") ? "mortgage"
        : null;

    private static string Purpose(string purpose, Asked asked) => purpose switch
    {
        "jeonse" => asked.Say("전세자금대출", "jeonse loan"),
        "monthly" => asked.Say("월세대출", "rent loan"),
        _ => asked.Word(purpose),
    };

    internal static string Validity(DateOnly from, DateOnly? to, DateOnly asOf, Asked asked)
    {
        var period = to is { } end ? $"{Readable.Day(from)} – {Readable.Day(end)}" : asked.Say($"{Readable.Day(from)}부터", $"from {Readable.Day(from)}");
        return to < asOf ? $"{period}({asked.Word("expired")})" : from > asOf ? $"{period}({asked.Say("시행 전", "not yet")})" : period;
    }

    private static bool InForce(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || to >= day);
}
