using System.Globalization;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class MarketAnalysisSection
{
    public static Rendering Render(MarketAnalysis analysis, Asked asked)
    {
        var regions = analysis.Regions.OrNone();
        var risks = analysis.Risks.OrNone().OrderBy(risk => ContractReviewSection.Rank(risk.Severity)).ToList();
        return Rendering.Of(
            Headlines(regions, risks, asked),
            Part.Of("figures", asked.Say("시세 분석", "Market analysis"),
                regions.Count == 0 ? null : asked.Say(
                    $"거래·매물 {Readable.Count(analysis.DataPoints, asked.Tongue)} 기준, 신뢰도 {Readable.Percent(analysis.Confidence * 100)}",
                    $"Based on {analysis.DataPoints} transactions and listings, confidence {Readable.Percent(analysis.Confidence * 100)}"),
                Table(regions, asked)),
            Risks(risks, asked));
    }

    internal static Part Risks(IReadOnlyList<RiskFlag> risks, Asked asked) => Part.Of(
        "risk", asked.Say("위험 요인", "Risks"),
        Markdown.Bullets(risks.Select(risk => $"{risk.Text} ({asked.Word(risk.Severity)})")));

    private static IEnumerable<string?> Headlines(IReadOnlyList<RegionAnalysis> regions, List<RiskFlag> risks, Asked asked)
    {
        string? price = null;
        if (regions.FirstOrDefault(region => region.Level is not null && region.DeviationPercent is not null) is { } judged)
        {
            price = asked.Say(
                $"{judged.Region} 기준으로 가격은 비교 시세보다 {Readable.Change(judged.DeviationPercent!.Value)}로 ‘{asked.Word(judged.Level)}’ 수준입니다{Fair(judged, asked)}.",
                $"In {judged.Region} the price is {Readable.Change(judged.DeviationPercent!.Value)} against the market ({asked.Word(judged.Level)}){Fair(judged, asked)}.");
        }

        var trends = string.Join(", ", regions.Where(region => region.Trend is not null).Take(3).Select(region =>
            $"{region.Region} {asked.Word(region.Trend)}{(region.MonthlyChangePercent is { } month ? asked.Say($"(월 {Readable.Change(month)})", $" ({Readable.Change(month)} a month)") : "")}"));
        var trend = trends.Length == 0 ? null : asked.Say($"가격 흐름은 {trends}입니다.", $"Trend: {trends}.");
        var risk = risks.Count == 0 ? null : Markdown.Plain(asked.Say(
            $"확인된 위험 요인은 {Readable.Count(risks.Count, asked.Tongue)}이며, 가장 큰 것은 다음과 같습니다: {risks[0].Text}",
            $"Risks found: {risks.Count}; the greatest: {risks[0].Text}"));
        return Focus(asked) == "risk" ? [risk, price, trend] : [price ?? trend, price is null ? null : trend, risk];
    }

    private static string? Focus(Asked asked) =>
        asked.Arguments.ValueKind == System.Text.Json.JsonValueKind.Object
        && asked.Arguments.TryGetProperty("focus", out var focus)
        && focus.ValueKind == System.Text.Json.JsonValueKind.String
            ? focus.GetString()
            : null;

    private static string Fair(RegionAnalysis region, Asked asked) =>
        region is { FairLowWon: { } low, FairHighWon: { } high }
            ? asked.Say($"(적정 범위 {asked.Won(low)} – {asked.Won(high)})", $" (fair: {asked.Won(low)} – {asked.Won(high)})")
            : "";

    private static string Table(IReadOnlyList<RegionAnalysis> regions, Asked asked) => Markdown.Table(
        [
            asked.Say("지역", "Region"), asked.Say("기준 시세", "Reference"), asked.Say("적정 범위", "Fair range"), asked.Say("수준", "Level"),
            asked.Say("시세 대비", "Against it"), asked.Say("흐름", "Trend"), asked.Say("월 변동", "Month"), asked.Say("1년 변동", "Year"),
            asked.Say("변동성", "Volatility"), asked.Say("전세가율", "Jeonse ratio"), asked.Say("투자 점수(100점)", "Investment score (of 100)"),
        ],
        regions.Select(region => new[]
        {
            region.Region.ToString(), asked.Won(region.ReferenceWon),
            Readable.WonRange(region.FairLowWon, region.FairHighWon, asked.Tongue), asked.Word(region.Level),
            Changed(region.DeviationPercent), asked.Word(region.Trend), Changed(region.MonthlyChangePercent),
            Changed(region.YearChangePercent), asked.Word(region.Volatility),
            region.JeonseRatioPercent is { } ratio ? Readable.Percent(ratio) : null,
            region.InvestmentScore?.ToString("0.#", CultureInfo.InvariantCulture),
        }));

    private static string? Changed(decimal? percent) => percent is { } change ? Readable.Change(change) : null;
}
