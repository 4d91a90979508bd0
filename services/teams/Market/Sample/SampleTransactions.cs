using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Deals;
using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Market.Sample;

internal static class SampleTransactions
{
    private const int Months = 24;

    /// <summary>Contracts in a month and a district, by kind of home: sale, jeonse, monthly.</summary>
    private static readonly Dictionary<PropertyType, (TradeType Trade, int Count)[]> PerMonth = new()
    {
        [PropertyType.Apartment] = [(TradeType.Sale, 24), (TradeType.Jeonse, 18), (TradeType.Monthly, 10)],
        [PropertyType.Officetel] = [(TradeType.Sale, 3), (TradeType.Jeonse, 4), (TradeType.Monthly, 5)],
        [PropertyType.Villa] = [(TradeType.Sale, 3), (TradeType.Jeonse, 4), (TradeType.Monthly, 2)],
        [PropertyType.House] = [(TradeType.Sale, 1), (TradeType.Jeonse, 1), (TradeType.Monthly, 1)],
    };

    public static IEnumerable<Transaction> Of(IReadOnlyList<SampleComplex> complexes, DateOnly day, Draw draw)
    {
        foreach (var kind in complexes.GroupBy(complex => complex.PropertyType))
        {
            var homes = kind.ToArray();
            for (var monthsAgo = Months - 1; monthsAgo >= 0; monthsAgo--)
            {
                var month = day.FirstOfMonth().AddMonths(-monthsAgo);
                var lastDay = monthsAgo == 0 ? day.Day : month.EndOfMonth().Day;
                var share = (double)lastDay / month.EndOfMonth().Day; // the month that still runs has fewer
                foreach (var (trade, count) in PerMonth[kind.Key])
                {
                    var made = (int)Math.Round(count * share * draw.Between(0.8, 1.25));
                    for (var number = 0; number < made; number++)
                    {
                        yield return Make(draw.Of(homes), trade, month.AddDays(draw.Between(0, lastDay - 1)), monthsAgo, draw);
                    }
                }
            }
        }
    }

    private static Transaction Make(SampleComplex complex, TradeType trade, DateOnly day, int monthsAgo, Draw draw)
    {
        var area = draw.Of(complex.Areas);
        var floor = draw.Between(1, complex.Floors);
        var (price, rent) = trade switch
        {
            TradeType.Sale => (SamplePrices.Sale(complex, area, floor, monthsAgo, draw), 0L),
            TradeType.Jeonse => (SamplePrices.Jeonse(complex, area, floor, monthsAgo, draw), 0L),
            _ => SamplePrices.Monthly(complex, area, floor, monthsAgo, draw),
        };
        return new(complex.Region, complex.Lot, complex.PropertyType, trade, complex.Name, area, price, rent, day,
            floor, complex.BuiltYear, IsSample: true);
    }
}
