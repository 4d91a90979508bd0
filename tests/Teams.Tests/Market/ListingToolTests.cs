using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Listings;
using Holmes.Teams.Market.Sample;
using Xunit;

namespace Holmes.Teams.Tests.Market;

public sealed class ListingToolTests(DataHost host) : IClassFixture<DataHost>
{
    private const decimal Eok = 100_000_000;
    private static readonly Region Songpa = new("서울", "송파구");

    [Fact]
    public async Task A_price_limit_in_won_is_kept()
    {
        var result = await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments(
            [Songpa], TradeType: TradeType.Jeonse, PriceWon: new(null, 8 * Eok), Limit: 50));

        var found = result.Read<ListingList>();
        var expected = new SampleMarket(DataHost.Today).Listings().Count(listing => listing.Region.Gu == "송파구" && listing.JeonseWon?.Min <= 8 * Eok);
        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.True(expected > 0);
        Assert.Equal(expected, found.Total);
        Assert.All(found.Listings, listing => Assert.True(listing.JeonseWon!.Min <= 8 * Eok && listing.Region.Gu == "송파구"));
    }

    [Fact]
    public async Task Both_ends_of_a_price_count()
    {
        var found = (await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments(
            [Songpa], PropertyType.Apartment, TradeType.Sale, new(10 * Eok, 20 * Eok), Limit: 50))).Read<ListingList>();

        Assert.NotEmpty(found.Listings);
        Assert.All(found.Listings, listing => Assert.True(listing.SaleWon!.Max >= 10 * Eok && listing.SaleWon.Min <= 20 * Eok));
    }

    [Fact]
    public async Task A_price_without_a_kind_of_trade_is_taken_for_a_sale_and_said()
    {
        var result = await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([], PropertyType.Apartment, PriceWon: new(null, 5 * Eok)));

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Equal("tradeType", Assert.Single(result.Assumptions!).Field);
        Assert.All(result.Read<ListingList>().Listings, listing => Assert.True(listing.SaleWon!.Min <= 5 * Eok));
    }

    [Fact]
    public async Task Too_low_a_price_is_empty_and_says_what_it_costs_there()
    {
        var result = await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments(
            [new("서울", "강남구")], PropertyType.Apartment, TradeType.Sale, new(null, 1 * Eok)));

        Assert.Equal(Outcome.Empty, result.Outcome);
        Assert.Matches("매물은 .*억.* 사이", result.Note);
    }

    [Fact]
    public async Task All_conditions_hold_together()
    {
        var found = (await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments(
            [], PropertyType.Officetel, TradeType.Monthly, new(null, 1 * Eok), new(null, 1_000_000), MinAreaM2: 20, MaxAreaM2: 50,
            BuiltFromYear: 2010, MaxStationMeters: 700, Limit: 50))).Read<ListingList>();

        Assert.NotEmpty(found.Listings);
        Assert.All(found.Listings, listing => Assert.True(
            listing is { PropertyType: PropertyType.Officetel, BuiltYear: >= 2010, StationMeters: <= 700 }
            && listing.MonthlyDepositWon!.Min <= 1 * Eok && listing.MonthlyRentWon!.Min <= 1_000_000
            && listing.MaxAreaM2 >= 20 && listing.MinAreaM2 <= 50));
    }

    [Theory]
    [InlineData("잠실")]
    [InlineData("잠실역")]
    public async Task A_station_is_found_with_and_without_its_suffix(string station)
    {
        var found = (await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([Songpa], Station: station))).Read<ListingList>();

        Assert.All(found.Listings, listing => Assert.Equal("잠실역", listing.Station));
    }

    [Fact]
    public async Task Different_complexes_come_before_a_second_offer_of_the_same()
    {
        var found = (await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([Songpa], PropertyType.Apartment, Limit: 8))).Read<ListingList>();

        Assert.Equal(8, found.Listings.Select(listing => listing.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100_000, 50)]
    public async Task The_number_of_listings_is_capped(int asked, int given)
    {
        var found = (await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([], Limit: asked))).Read<ListingList>();

        Assert.Equal(given, found.Listings.Count);
        Assert.True(found.Total > 1_500);
    }

    [Fact]
    public async Task Trust_is_what_the_rule_gives_for_the_evidence_in_the_tables()
    {
        var market = new SampleMarket(DataHost.Today);
        var deals = market.Transactions().ToArray();
        var newest = deals.Max(deal => deal.ContractDate);
        var found = (await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([Songpa], PropertyType.Villa, TradeType.Sale))).Read<ListingList>();
        var listing = found.Listings[0];
        var prices = deals.Where(deal => deal.Region.Gu == "송파구" && deal.PropertyType == PropertyType.Villa && deal.TradeType == TradeType.Sale
            && deal.ContractDate > newest.AddMonths(-12)).Select(deal => (double)(deal.PriceWon / deal.AreaM2)).Order().ToArray();
        var median = prices.Length % 2 == 1 ? prices[prices.Length / 2] : (prices[prices.Length / 2 - 1] + prices[prices.Length / 2]) / 2;
        var row = market.Listings().Single(known => known.Id.ToString("N") == listing.ListingId);
        var asked = (double)((listing.SaleWon!.Min + listing.SaleWon.Max) / 2 / row.AreaM2)!;
        var filled = 12 - (row.JeonseWon is null ? 1 : 0) - (row.MonthlyRentWon is null ? 1 : 0) + 2;

        Assert.Equal(
            TrustScore.Of(new(deals.Count(deal => deal.ComplexName == listing.Name && deal.Region.Gu == "송파구"), asked / median - 1, filled)),
            listing.TrustScore);
    }

    [Fact]
    public async Task Places_near_a_complex_are_of_the_kinds_and_distance_asked()
    {
        var result = await host.AskAsync(ToolNames.Infrastructure, new InfrastructureArguments([Songpa], Kinds: ["지하철", "학교"], MaxMeters: 800));

        var places = result.Read<PlaceInfrastructure>();
        string[] kinds = ["subway", "elementarySchool", "middleSchool", "highSchool"];
        Assert.NotEmpty(places.Stations);
        Assert.All(places.Complexes.SelectMany(complex => complex.Nearby), place => Assert.True(kinds.Contains(place.Kind) && place.Meters <= 800));
    }

    [Fact]
    public async Task A_kind_of_place_nobody_recorded_is_said()
    {
        var some = await host.AskAsync(ToolNames.Infrastructure, new InfrastructureArguments([Songpa], Kinds: ["지하철", "은행"]));
        var none = await host.AskAsync(ToolNames.Infrastructure, new InfrastructureArguments([Songpa], Kinds: ["은행"]));

        Assert.Equal((Outcome.Degraded, Outcome.Empty), (some.Outcome, none.Outcome));
        Assert.Contains("은행", none.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_region_the_listings_of_the_step_before_are_taken()
    {
        var search = await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([Songpa], PropertyType.Apartment, Limit: 3));
        var input = new CallResult(Guid.CreateVersion7(), Guid.CreateVersion7(), ToolNames.RealEstateSearch, WireJson.ToElement(new { }),
            Outcome.Ok, 1, 1, Gives.ListingList, search.Result);

        var result = await host.AskAsync(ToolNames.Infrastructure, new InfrastructureArguments([]), inputs: input);
        var nothing = await host.AskAsync(ToolNames.Infrastructure, new InfrastructureArguments([]));

        Assert.Equal(
            search.Read<ListingList>().Listings.Select(listing => listing.Name).Order(),
            result.Read<PlaceInfrastructure>().Complexes.Select(complex => complex.Name).Order());
        Assert.Equal(Outcome.Skipped, nothing.Outcome);
    }
}
