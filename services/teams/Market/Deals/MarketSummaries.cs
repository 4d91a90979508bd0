using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Deals;

/// <summary>Puts the figures of the database together into the answer's shape.</summary>
public static class MarketSummaries
{
    /// <summary>Areas without a contract are left out.</summary>
    public static IReadOnlyList<RegionMarket> Of(MarketQuestion question, IReadOnlyList<MarketFigures> figures) =>
    [
        .. question.Areas
            .Select((area, index) => (area.Region, Figures: figures.Where(figure => figure.Area == index).ToArray()))
            .Where(area => area.Figures.Length > 0)
            .Select(area => Region(area.Region, question.PropertyType, area.Figures)),
    ];

    /// <summary>Median jeonse deposit over median sale price, in percent.</summary>
    public static decimal? JeonseRatio(PriceStatistics? sale, PriceStatistics? jeonse) =>
        sale is { MedianWon: > 0 } && jeonse is not null
            ? Math.Round(jeonse.MedianWon / sale.MedianWon * 100, 1, MidpointRounding.AwayFromZero)
            : null;

    private static RegionMarket Region(Region region, PropertyType type, MarketFigures[] figures)
    {
        MarketFigures? Whole(TradeType trade) => figures.FirstOrDefault(figure => figure.TradeType == trade && figure.Month is null);
        var (sale, jeonse, monthly) = (Whole(TradeType.Sale)?.Price, Whole(TradeType.Jeonse)?.Price, Whole(TradeType.Monthly));
        return new(
            region, type, sale, jeonse, monthly?.Price, monthly?.Rent, JeonseRatio(sale, jeonse),
            [
                .. figures.Where(figure => figure.Month is not null)
                    .OrderBy(figure => figure.TradeType).ThenBy(figure => figure.Month)
                    .Select(figure => (figure.Month, figure.TradeType, Of: figure.TradeType == TradeType.Monthly ? figure.Rent : figure.Price))
                    .Select(month => new MonthlyPrice(
                        month.Month!.Value, month.TradeType, month.Of.Count, month.Of.MedianWon, month.Of.MedianWonPerM2)),
            ]);
    }
}
