using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Deals;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Market;

/// <summary>Prices of past transactions, for one region or several to compare.</summary>
public sealed class MarketDataTool(MarketReader market) : ITool
{
    private const int MostRegions = 10;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<MarketDataArguments>(
        ToolNames.MarketData, TeamNames.Search, "market.price", Gives.MarketSummary,
        "지역별 실거래가 통계: 매매·전세·월세의 평균, 중앙값, 최저·최고, ㎡당 가격, 전세가율, 월별 추이. 여러 지역을 비교할 수 있다.");

    public bool ReadsQuestion => true;

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var arguments = invocation.ArgumentsAs<MarketDataArguments>();
        var assumptions = new List<Assumption>();
        var question = Question(arguments, invocation.Query, assumptions);
        var coverage = await market.CoverageAsync(question, cancellation);
        if (coverage.Count == 0)
        {
            return ToolResult.Empty(Unknown(question));
        }

        if (arguments.ComplexName is { Length: > 0 } name)
        {
            var names = await market.NamesAsync(question, cancellation);
            var match = ComplexNames.Match(name, [.. names.Select(known => known.Key)]);
            if (match.Keys.Count == 0)
            {
                return ToolResult.Empty($"{Regions(question)}에서 '{name}' 단지의 {question.PropertyType.Korean()} 거래를 찾지 못했습니다.");
            }

            if (match.IsGuess)
            {
                assumptions.Add(new("complexName", names[match.Keys[0]].First(), $"'{name}'와(과) 이름이 가장 비슷한 단지입니다."));
            }

            question = question with { ComplexKeys = match.Keys };
        }

        var window = TimeWindow.Of(arguments.Months, invocation.Today, coverage);
        var figures = await market.StatisticsAsync(question, window.From, window.To, cancellation);
        return figures.Count == 0
            ? ToolResult.Empty($"{Regions(question)}에서 {window.From:yyyy-MM-dd}부터 {window.To:yyyy-MM-dd}까지 조건에 맞는 {question.PropertyType.Korean()} 거래가 없습니다. 기간·면적·가격 조건을 넓혀 보세요.")
            : Result(question, coverage, window, figures, [.. assumptions, .. window.Assumptions], invocation.Today);
    }

    private static MarketQuestion Question(MarketDataArguments arguments, string query, List<Assumption> assumptions)
    {
        var areas = arguments.Regions.Select(AskedArea.Of).DistinctBy(area => area.Region).Take(MostRegions).ToList();
        if (arguments.Regions.Count > MostRegions)
        {
            assumptions.Add(new("regions", $"{MostRegions}곳", $"한 번에 {MostRegions}곳까지 비교하므로 나머지 지역은 빠졌습니다."));
        }

        if (areas.Count == 0)
        {
            areas.Add(AskedArea.Seoul);
            if (!query.Contains(Places.Seoul, StringComparison.Ordinal))
            {
                assumptions.Add(new("region", AskedArea.Seoul.Region.ToString(), "지역을 말하지 않아 서울 전체를 보았습니다."));
            }
        }

        return new(areas, arguments.PropertyType, arguments.TradeType is { } trade ? [trade] : Enum.GetValues<TradeType>(), arguments.Months,
            arguments.MinAreaM2, arguments.MaxAreaM2, arguments.MinPriceWon, arguments.MaxPriceWon);
    }

    private static ToolResult Result(
        MarketQuestion question, IReadOnlyList<Coverage> coverage, TimeWindow window, IReadOnlyList<MarketFigures> figures,
        List<Assumption> assumptions, DateOnly today)
    {
        var regions = MarketSummaries.Of(question, figures);
        var without = question.Areas.Select(area => area.Region).Except(regions.Select(region => region.Region)).ToArray();
        if (without.Length > 0)
        {
            assumptions.Add(new("regions", string.Join(", ", regions.Select(region => region.Region)),
                $"{string.Join(", ", without.Select(region => region.ToString()))}은(는) 조건에 맞는 거래가 없어 빠졌습니다."));
        }

        var used = coverage.Where(part => figures.Any(figure => figure.Area == part.Area && figure.TradeType == part.TradeType)).ToArray();
        var isSample = used.Any(part => !part.IsImported);
        var newest = Earlier(used.Max(part => part.Newest), window.To);
        var whole = figures.Where(figure => figure.Month is null).ToArray();
        return ToolResult.Of(
            new MarketSummary(regions, window.From, window.To, isSample),
            [.. used.Select(part => part.IsImported).Distinct().Order()
                .Select(imported => Origins.Deals(!imported, $"{Regions(question)} {question.PropertyType.Korean()} {whole.Where(figure => used.Any(part => part.IsImported == imported && part.Area == figure.Area && part.TradeType == figure.TradeType)).Sum(figure => figure.Price.Count):N0}건", newest))],
            assumptions,
            Quality.OfDeals(whole.Min(figure => figure.Price.Count), newest, today, (double)without.Length / question.Areas.Count, assumptions.Count),
            isSample ? Origins.SampleNote : null);
    }

    private static string Unknown(MarketQuestion question) =>
        $"{Regions(question)}의 {question.PropertyType.Korean()} {string.Join("·", question.TradeTypes.Select(Kinds.Korean))} 거래 자료가 없습니다. "
        + "지금 있는 자료는 서울 25개 구와 가져온 지역뿐입니다. 다른 지역은 국토교통부 실거래가 CSV를 가져오면 볼 수 있습니다.";

    private static string Regions(MarketQuestion question) => string.Join(", ", question.Areas.Select(area => area.Region));

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
