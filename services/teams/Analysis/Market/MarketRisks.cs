using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Market;

public static class MarketRisks
{
    /// <summary>From here on a sale may not cover the deposit (깡통전세): auctions bring about four fifths of the price.</summary>
    public const decimal DangerousJeonseRatio = 80m;

    private const decimal HighJeonseRatio = 70m;
    private const int FewTrades = 10;
    private const decimal AskedAbovePercent = 10m;

    /// <summary>A deposit against the price of the same home, or where that is not known against what such homes are sold for.</summary>
    public static IEnumerable<RiskFlag> OfDeposit(decimal depositWon, decimal priceWon, string basis)
    {
        var ratio = Percent.Share(depositWon, priceWon);
        var share = $"보증금 {Won.Text(depositWon)}은 {basis} {Won.Text(priceWon)}의 {Percent.Text(ratio)}입니다";
        if (ratio >= DangerousJeonseRatio)
        {
            yield return new("depositDangerous", "high", $"{share}: 경매로 넘어가면 보증금을 다 돌려받지 못할 수 있습니다(깡통전세 위험). 선순위 채권과 전세보증금반환보증 가입 가능 여부를 확인하세요.");
        }
        else
        {
            yield return ratio >= HighJeonseRatio
                ? new("depositHigh", "medium", $"{share}: 선순위 채권이 있으면 보증금 회수에 주의가 필요합니다.")
                : new("depositCovered", "low", $"{share}: 70%보다 낮지만, 선순위 채권을 더한 금액으로 다시 확인하세요.");
        }
    }

    public static IEnumerable<RiskFlag> Of(RegionAnalysis analysis, int dataPoints, decimal? askedWon)
    {
        var place = analysis.Region;
        if (analysis.JeonseRatioPercent is { } ratio and >= HighJeonseRatio)
        {
            yield return ratio >= DangerousJeonseRatio
                ? new("jeonseRatioDangerous", "high", $"{place} 전세가율 {Percent.Text(ratio)}: 집값이 조금만 내려도 보증금을 돌려받지 못할 수 있습니다(깡통전세 위험). 전세보증금반환보증 가입 가능 여부를 확인하세요.")
                : new("jeonseRatioHigh", "medium", $"{place} 전세가율 {Percent.Text(ratio)}: 보증금 회수에 주의가 필요합니다.");
        }

        if (analysis.Level is "high" or "veryHigh")
        {
            yield return new("overpriced", analysis.Level == "veryHigh" ? "high" : "medium", $"가격이 {place} 기준가격보다 {Percent.Text(analysis.DeviationPercent ?? 0)} 높습니다.");
        }

        if (analysis.Level == "veryLow")
        {
            yield return new("suspiciouslyCheap", "medium", $"가격이 {place} 기준가격보다 {Percent.Text(-(analysis.DeviationPercent ?? 0))} 낮습니다. 권리관계와 하자를 확인하세요.");
        }

        if (analysis.Trend is "falling" or "fallingFast")
        {
            yield return new("falling", analysis.Trend == "fallingFast" ? "high" : "medium", $"{place} 가격이 월 {Percent.Text(analysis.MonthlyChangePercent ?? 0)} 움직이고 있습니다.");
        }

        if (analysis.Volatility == "high")
        {
            yield return new("volatile", "medium", $"{place} 월별 가격의 변동이 큽니다.");
        }

        if (askedWon is { } asked && analysis.ReferenceWon is { } reference && PriceLevel.DeviationPercent(asked, reference) > AskedAbovePercent)
        {
            yield return new("askedAboveTrades", "low", $"{place} 매물 호가의 중간값이 실거래보다 {Percent.Text(PriceLevel.DeviationPercent(asked, reference))} 높습니다.");
        }

        if (dataPoints < FewTrades)
        {
            yield return new("fewTrades", "low", $"{place} 거래가 {dataPoints}건뿐이어서 판단의 근거가 약합니다.");
        }
    }
}
