using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Sample;
using Xunit;

namespace Holmes.Teams.Tests.Market;

public sealed class SampleMarketTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly SampleMarket Market = new(Day);

    [Fact]
    public void The_same_day_gives_the_same_market()
    {
        var again = new SampleMarket(Day);

        Assert.Equal(Market.Transactions().Select(deal => deal.NaturalKey), again.Transactions().Select(deal => deal.NaturalKey));
        Assert.Equal(Market.Listings().Select(listing => listing.ContentHash), again.Listings().Select(listing => listing.ContentHash));
    }

    [Fact] // against SplitMix64 written in another language
    public void The_numbers_drawn_are_the_same_for_ever()
    {
        var draw = new Draw(1);

        Assert.Equal([56, 74, 97, 44, 44], Enumerable.Range(0, 5).Select(_ => draw.Between(0, 99)));
    }

    [Fact]
    public void Everything_is_marked_as_sample()
    {
        Assert.All(Market.Transactions(), deal => Assert.True(deal.IsSample));
        Assert.All(Market.Listings(), listing => Assert.True(listing.IsSample));
    }

    [Fact]
    public void It_is_as_large_as_a_first_start_can_load()
    {
        Assert.InRange(Market.Transactions().Count(), 30_000, 60_000);
        Assert.InRange(Market.Listings().Count(), 1_500, 2_600);
    }

    [Fact]
    public void Every_district_has_every_kind_of_home()
    {
        var districts = Market.Complexes.GroupBy(complex => complex.District.Gu).ToArray();

        Assert.Equal(25, districts.Length);
        Assert.All(districts, district =>
        {
            Assert.InRange(district.Count(), 12, 20);
            Assert.Equal(4, district.Select(complex => complex.PropertyType).Distinct().Count());
        });
    }

    [Fact]
    public void Contracts_lie_within_24_months_and_never_in_the_future() =>
        Assert.All(Market.Transactions(), deal => Assert.InRange(deal.ContractDate, new DateOnly(2024, 12, 1), Day));

    [Fact]
    public void Prices_are_plausible()
    {
        foreach (var deal in Market.Transactions())
        {
            var perM2 = deal.PriceWon / deal.AreaM2;
            switch (deal.TradeType)
            {
                case TradeType.Sale:
                    Assert.InRange(perM2, 1_500_000m, 60_000_000m);
                    break;
                case TradeType.Jeonse:
                    Assert.InRange(perM2, 600_000m, 30_000_000m);
                    Assert.Equal(0, deal.MonthlyRentWon);
                    break;
                default:
                    Assert.InRange(deal.MonthlyRentWon, 100_000, 15_000_000);
                    break;
            }
        }
    }

    [Fact]
    public void Dear_districts_are_dearer()
    {
        decimal Median(string gu) => Market.Transactions()
            .Where(deal => deal.Region.Gu == gu && deal.PropertyType == PropertyType.Apartment && deal.TradeType == TradeType.Sale)
            .Select(deal => deal.PriceWon / deal.AreaM2).Order().ToArray() is var prices ? prices[prices.Length / 2] : 0;

        Assert.True(Median("강남구") > Median("마포구") && Median("마포구") > Median("도봉구"));
    }

    [Fact]
    public void Stations_are_those_of_the_district() => Assert.All(Market.Complexes, complex => Assert.All(
        complex.Nearby.Where(place => place.Kind == "subway"), place => Assert.Contains(place.Name, complex.District.Stations)));

    [Fact]
    public void Every_listing_offers_something() => Assert.All(Market.Listings(), listing =>
        Assert.True((listing.SaleWon ?? listing.JeonseWon ?? listing.MonthlyRentWon) is not null));
}
