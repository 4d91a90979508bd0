using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class MarketSection
{
    private const int MostHeadlines = 3;
    private const int TrendMonths = 6;

    public static Rendering Render(MarketSummary market, Asked asked)
    {
        var regions = market.Regions.OrNone();
        return regions.Count == 0
            ? Rendering.Of([])
            : Rendering.Of(
                [Headline(market, regions, asked), Comparison(regions, asked), Course(regions, asked)],
                Part.Of("figures", asked.Say("실거래 시세", "Transaction prices"), [
                    asked.Say(
                        $"{Readable.Day(market.From)} – {Readable.Day(market.To)} 실거래 기준",
                        $"Transactions from {Readable.Day(market.From)} to {Readable.Day(market.To)}"),
                    Prices(regions, asked),
                    Ratios(regions, asked),
                    .. regions.Take(MostHeadlines).Select(region => Trend(region, asked)),
                ]));
    }

    private static string? Headline(MarketSummary market, IReadOnlyList<RegionMarket> regions, Asked asked)
    {
        var months = Math.Max(1, (int)Math.Round((market.To.DayNumber - market.From.DayNumber) / 30.44));
        var said = regions.Select(region => Medians(region, asked)).Where(line => line.Length > 0).Take(MostHeadlines).ToList();
        return said.Count == 0
            ? null
            : asked.Say(
                $"최근 {months}개월 실거래에서 {string.Join(", ", said)}입니다.",
                $"Over the last {months} months: {string.Join("; ", said)}.");
    }

    /// <summary>Which of two or more regions is dearer, and by how much, in the trade that all of them have.</summary>
    private static string? Comparison(IReadOnlyList<RegionMarket> regions, Asked asked)
    {
        var (trade, priced) = new[] { ("sale", Priced(regions, region => region.Sale)), ("jeonse", Priced(regions, region => region.Jeonse)), ("monthly", Priced(regions, region => region.MonthlyRent)) }
            .FirstOrDefault(one => regions.Count > 1 && one.Item2.Count == regions.Count);
        if (priced is not [var dearest, .., var cheapest] || cheapest.Median <= 0)
        {
            return null;
        }

        var more = dearest.Median - cheapest.Median;
        var percent = Readable.Percent(Math.Round(100 * more / cheapest.Median, 1, MidpointRounding.AwayFromZero));
        return more == 0 ? null : Markdown.Plain(asked.Say(
            $"{asked.Word(trade)} 중위 기준으로 {dearest.Region}가 {cheapest.Region}보다 {asked.Won(more)}({percent}) 높습니다.",
            $"By the median ({asked.Word(trade)}) {dearest.Region} is {asked.Won(more)} ({percent}) above {cheapest.Region}."));
    }

    private static List<(Region Region, decimal Median)> Priced(IReadOnlyList<RegionMarket> regions, Func<RegionMarket, PriceStatistics?> prices) =>
        [.. regions.Where(region => prices(region) is not null).Select(region => (region.Region, prices(region)!.MedianWon)).OrderByDescending(one => one.MedianWon)];

    /// <summary>From the first month to the last, where the question is about the course of prices.</summary>
    private static string? Course(IReadOnlyList<RegionMarket> regions, Asked asked)
    {
        if (!Regex.IsMatch(asked.Query, "추세|추이|흐름|변화|오르|올랐|떨어|내렸|trend", RegexOptions.IgnoreCase) || regions is not [var region]
            || region.Trend.OrNone().GroupBy(month => month.TradeType).MinBy(trade => trade.Key) is not { } trade)
        {
            return null;
        }

        var months = trade.OrderBy(month => month.Month).ToList();
        return months is [var first, .., var last] && first.MedianWonPerM2 > 0
            ? Markdown.Plain(asked.Say(
                $"월별로는 {Words.Of(trade.Key, asked.Tongue)} ㎡당 중위가격이 {Readable.Day(first.Month)[..7]} {asked.Won(first.MedianWonPerM2)}({Readable.Count(first.Count, asked.Tongue)})에서 {Readable.Day(last.Month)[..7]} {asked.Won(last.MedianWonPerM2)}({Readable.Count(last.Count, asked.Tongue)})로 {Readable.Change(Math.Round(100 * (last.MedianWonPerM2 / first.MedianWonPerM2 - 1), 1))} 변했습니다.",
                $"By month the median per ㎡ ({Words.Of(trade.Key, asked.Tongue)}) went from {asked.Won(first.MedianWonPerM2)} ({Readable.Day(first.Month)[..7]}) to {asked.Won(last.MedianWonPerM2)} ({Readable.Day(last.Month)[..7]}): {Readable.Change(Math.Round(100 * (last.MedianWonPerM2 / first.MedianWonPerM2 - 1), 1))}."))
            : null;
    }

    private static string Medians(RegionMarket region, Asked asked)
    {
        List<string> prices = [];
        Add(region.Sale, "매매 중위가격", "median sale price");
        Add(region.Jeonse, "전세 중위보증금", "median jeonse deposit");
        if (region is { MonthlyDeposit: { } deposit, MonthlyRent: { } rent })
        {
            prices.Add(asked.Say(
                $"월세 중위 보증금 {asked.Won(deposit.MedianWon)}·월 {asked.Won(rent.MedianWon)}({Readable.Count(rent.Count, asked.Tongue)})",
                $"median monthly rent {asked.Won(rent.MedianWon)} with a deposit of {asked.Won(deposit.MedianWon)} ({rent.Count} leases)"));
        }

        var named = $"{region.Region} {Words.Of(region.PropertyType, asked.Tongue)}";
        return prices.Count == 0 ? "" : Markdown.Plain(asked.Say($"{named}의 {string.Join(", ", prices)}", $"{named}: {string.Join(", ", prices)}"));

        void Add(PriceStatistics? statistics, string korean, string english)
        {
            if (statistics is not null)
            {
                prices.Add(asked.Say(
                    $"{korean}은 {asked.Won(statistics.MedianWon)}({Readable.Count(statistics.Count, asked.Tongue)})",
                    $"{english} {asked.Won(statistics.MedianWon)} ({statistics.Count} transactions)"));
            }
        }
    }

    private static string Prices(IReadOnlyList<RegionMarket> regions, Asked asked) => Markdown.Table(
        [
            asked.Say("지역", "Region"), asked.Say("유형", "Type"), asked.Say("거래", "Trade"), asked.Say("건수", "Count"),
            asked.Say("중위", "Median"), asked.Say("평균", "Mean"), asked.Say("최저 – 최고", "Lowest – highest"),
            asked.Say("㎡당 중위", "Median per ㎡"), asked.Say("중위 면적", "Median area"),
        ],
        regions.SelectMany(region => new[]
        {
            Row(region, asked.Word("sale"), region.Sale, asked),
            Row(region, asked.Word("jeonse"), region.Jeonse, asked),
            Row(region, asked.Say("월세 보증금", "rent deposit"), region.MonthlyDeposit, asked),
            Row(region, asked.Say("월세(월)", "rent a month"), region.MonthlyRent, asked),
        }).OrNone());

    private static string?[]? Row(RegionMarket region, string trade, PriceStatistics? prices, Asked asked) =>
        prices is null
            ? null
            : [
                region.Region.ToString(), Words.Of(region.PropertyType, asked.Tongue), trade,
                Readable.Count(prices.Count, asked.Tongue), asked.Won(prices.MedianWon), asked.Won(prices.MeanWon),
                Readable.WonRange(prices.MinWon, prices.MaxWon, asked.Tongue), asked.Won(prices.MedianWonPerM2),
                Readable.Area(prices.MedianAreaM2, asked.Tongue),
            ];

    private static string Ratios(IReadOnlyList<RegionMarket> regions, Asked asked) => Markdown.Bullets(regions
        .Where(region => region.JeonseRatioPercent is not null)
        .Select(region => asked.Say(
            $"{region.Region} 전세가율(중위 전세/중위 매매): {Readable.Percent(region.JeonseRatioPercent!.Value)}",
            $"{region.Region} jeonse to sale price: {Readable.Percent(region.JeonseRatioPercent!.Value)}")));

    private static string Trend(RegionMarket region, Asked asked)
    {
        var months = region.Trend.OrNone()
            .GroupBy(month => month.TradeType)
            .SelectMany(trade => trade.OrderByDescending(month => month.Month).Take(TrendMonths).OrderBy(month => month.Month))
            .ToList();
        return months.Count < 2
            ? ""
            : $"{Markdown.Plain(asked.Say($"{region.Region} 월별 중위가격", $"{region.Region}: median by month"))}\n\n" + Markdown.Table(
                [asked.Say("월", "Month"), asked.Say("거래", "Trade"), asked.Say("건수", "Count"), asked.Say("중위", "Median"), asked.Say("㎡당 중위", "Median per ㎡")],
                months.Select(month => new[]
                {
                    Readable.Day(month.Month)[..7], Words.Of(month.TradeType, asked.Tongue),
                    Readable.Count(month.Count, asked.Tongue), asked.Won(month.MedianWon), asked.Won(month.MedianWonPerM2),
                }));
    }
}
