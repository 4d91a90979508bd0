using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>The yearly tax on a home, from its official price.</summary>
public sealed class PropertyTaxTool : ITool
{
    private const string LeftOut =
        "6월 1일에 가진 사람이 7월과 9월에 반씩 냅니다(20만원 이하면 7월에 한 번). 소방분 지역자원시설세와, 지난해 세액에 따른 과세표준·세부담 상한은 포함하지 않았습니다.";

    public ToolDescriptor Descriptor { get; } = Describe.Tool<PropertyTaxArguments>(
        ToolNames.PropertyTax,
        TeamNames.Analysis,
        "property.tax",
        Gives.TaxAmount,
        "The yearly property tax on a home from its official price, with the urban part and the education tax; lower for the only home of a household.");

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<PropertyTaxArguments>();
        if (Amounts.Problem(
            ("officialPriceWon", arguments.OfficialPriceWon, Won.Largest), ("marketPriceWon", arguments.MarketPriceWon, Won.Largest), ("homesOwned", arguments.HomesOwned, 1000)) is { } problem)
        {
            return problem;
        }

        if (RuleBook.TooEarly(invocation.Today, "세금") is { } early)
        {
            return early;
        }

        if ((arguments.OfficialPriceWon ?? arguments.MarketPriceWon) is not ({ } given and > 0))
        {
            return ToolResult.Skipped("공시가격이 없어 재산세를 계산하지 않았습니다. 공시가격(부동산공시가격 알리미)이나 시세를 알려 주세요.");
        }

        var official = arguments.OfficialPriceWon ?? Won.Floor(PropertyTax.OfficialPrice(given));
        var isOnlyHome = arguments.HomesOwned is null or <= 1;
        var taxes = PropertyTax.Of(official, isOnlyHome, invocation.Today);
        var result = new TaxAmount(
            "property", official, isOnlyHome ? "1세대 1주택의 공시가격" : "다주택자의 공시가격", [.. Lines(taxes)], taxes.TotalWon, RuleBook.AsOf(invocation.Today));
        var assumptions = Assumptions(arguments, official, isOnlyHome, invocation.Today);
        return ToolResult.Of(
            result, [RuleBook.Source("재산세·도시지역분·지방교육세", PropertyTax.AmountLaw, invocation.Today)], assumptions, Trust.Of(assumptions),
            string.Join(' ', new[] { LeftOut, HoldingTax(official, isOnlyHome), RuleBook.Caution(invocation.Today) }.OfType<string>()));
    }

    private static IEnumerable<CostLine> Lines(PropertyTaxes taxes)
    {
        yield return new("과세표준", taxes.BasisWon, $"공시가격의 {Percent.Text(taxes.FairSharePercent)}", "지방세법 제110조, 시행령 제109조");
        yield return taxes.IsSpecialRate
            ? new("재산세", taxes.TaxWon, "1세대 1주택 특례 세율 0.05%~0.35%", "지방세법 제111조의2 (2026-12-31까지)")
            : new("재산세", taxes.TaxWon, "표준 세율 0.1%~0.4%", "지방세법 제111조");
        yield return new("재산세 도시지역분", taxes.UrbanTaxWon, "과세표준의 0.14%", "지방세법 제112조");
        yield return new("지방교육세", taxes.EducationTaxWon, "재산세의 20%", "지방세법 제151조");
    }

    private static List<Assumption> Assumptions(PropertyTaxArguments arguments, decimal official, bool isOnlyHome, DateOnly day)
    {
        var assumptions = new List<Assumption>();
        if (arguments.OfficialPriceWon is null)
        {
            assumptions.Add(new("officialPriceWon", $"공시가격 {Won.Text(official)}", $"시세의 {Percent.Text(PropertyTax.OfficialPricePercent)}로 어림했습니다."));
        }

        if (arguments.HomesOwned is null)
        {
            assumptions.Add(new("homesOwned", "1세대 1주택", "보유 주택 수가 없어 한 채뿐인 세대로 계산했습니다."));
        }

        if (isOnlyHome && PropertyTax.OnlyHomeShares.On(day) is null)
        {
            assumptions.Add(new("fairShare", "공정시장가액비율 43~45%", "1세대 1주택의 비율은 해마다 정하며, 2025년 과세분까지 확인한 값입니다."));
        }

        return assumptions;
    }

    private static string? HoldingTax(decimal official, bool isOnlyHome) => official > (isOnlyHome ? 12 : 9) * Won.Eok
        ? $"공시가격이 {(isOnlyHome ? "12억" : "9억")}원을 넘어 종합부동산세가 따로 있을 수 있습니다(종합부동산세법 제8조)."
        : null;
}
