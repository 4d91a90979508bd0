using System.Globalization;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class MarketAnalysisSection
{
    /// <summary>From here on a sale at auction may not cover a deposit; auctions bring about four fifths of the price.</summary>
    private const decimal DangerousPercent = 80m;

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
        return asked.Argument("focus") == "risk" ? [Cover(asked), risk, price] : [price ?? trend, price is null ? null : trend, risk];
    }

    /// <summary>
    /// The deposit against the price, both as the question gives them: what decides whether a sale of the home covers the
    /// deposit. Loans entered before it take their part first, which the question cannot tell.
    /// </summary>
    private static string? Cover(Asked asked)
    {
        if ((asked.Named("deposit"), asked.Named("price")) is not ({ } deposit, { } price) || deposit <= 0 || price <= 0)
        {
            return null;
        }

        var ratio = Math.Round(100 * deposit / price, 1, MidpointRounding.AwayFromZero);
        var figures = $"{asked.Won(deposit)} ÷ {asked.Won(price)}";
        return ratio switch
        {
            > 100 => asked.Say($"보증금이 집값의 {Readable.Percent(ratio)}({figures})로 집값보다 많아, 이미 깡통전세입니다.", $"The deposit is {Readable.Percent(ratio)} of the price ({figures}): more than the home is worth."),
            >= DangerousPercent => asked.Say($"보증금이 집값의 {Readable.Percent(ratio)}({figures})로 깡통전세 위험이 큽니다. 집값이 조금만 내리거나 앞선 근저당이 있으면 보증금을 다 돌려받지 못할 수 있으니, 계약하기 전에 전세보증금반환보증에 들 수 있는지 확인하세요.", $"The deposit is {Readable.Percent(ratio)} of the price ({figures}): a small fall, or a mortgage before it, and a sale no longer covers it."),
            _ => asked.Say($"보증금은 집값의 {Readable.Percent(ratio)}({figures})입니다. 앞선 근저당과 체납 세금을 합쳐 집값의 {Readable.Percent(DangerousPercent)}를 넘지 않는지 등기사항증명서로 확인하세요.", $"The deposit is {Readable.Percent(ratio)} of the price ({figures}). Check in the register that it and the mortgages before it stay below {Readable.Percent(DangerousPercent)}."),
        };
    }

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
