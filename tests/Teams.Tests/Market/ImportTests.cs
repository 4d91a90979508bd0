using System.Net;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Imports;
using Xunit;

namespace Holmes.Teams.Tests.Market;

public sealed class ImportTests(DataHost host) : IClassFixture<DataHost>
{
    private const string Deals = """
        시군구,번지,단지명,전용면적(㎡),계약년월,계약일,거래금액(만원),층,건축년도,도로명,해제사유발생일
        서울특별시 노원구 상계동,1,가나,59.5,202610,3,"60,000",3,2010,x,-
        서울특별시 노원구 상계동,1,가나,59.5,202610,3,"60,000",3,2010,x,-
        서울특별시 노원구 상계동,1,가나,84.5,202610,9,"80,000",3,2010,x,-
        서울특별시 노원구 상계동,1,가나,84.5,202610,33,"80,000",3,2010,x,-
        """;

    private static readonly Region Nowon = new("서울", "노원구");

    [Fact]
    public async Task Imported_contracts_replace_the_sample_and_come_in_once()
    {
        var first = await host.ImportAsync("transactions", "아파트(매매).csv", TextEncoding.Cp949.GetBytes(Deals));
        var again = await host.ImportAsync("transactions", "아파트(매매).csv", Deals);

        Assert.Equal((1, 3, 0, 1), (first.Files, first.Accepted, first.Unchanged, first.Rejected));
        Assert.Equal(("아파트(매매).csv", 5), (first.Rejects[0].File, first.Rejects[0].Line));
        Assert.Equal((0, 3, 1), (again.Accepted, again.Unchanged, again.Rejected));

        var sale = (await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Nowon], TradeType: TradeType.Sale))).Read<MarketSummary>();
        Assert.False(sale.IsSample);
        Assert.Equal((3, 600_000_000m), (sale.Regions[0].Sale!.Count, sale.Regions[0].Sale!.MedianWon));

        // Jeonse of the same district was not imported: the sample answers, and says so.
        var all = (await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Nowon]))).Read<MarketSummary>();
        Assert.True(all.IsSample);
        Assert.Equal(3, all.Regions[0].Sale!.Count);
        Assert.True(all.Regions[0].Jeonse!.Count > 50);

        await A_contract_cancelled_later_leaves_the_figures();
    }

    private async Task A_contract_cancelled_later_leaves_the_figures()
    {
        var report = await host.ImportAsync("transactions", "아파트(매매).csv",
            Deals.Replace("84.5,202610,9,\"80,000\",3,2010,x,-", "84.5,202610,9,\"80,000\",3,2010,x,20261105", StringComparison.Ordinal));

        Assert.Equal((1, 2), (report.Accepted, report.Unchanged));
        var sale = (await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Nowon], TradeType: TradeType.Sale))).Read<MarketSummary>();
        Assert.Equal(2, sale.Regions[0].Sale!.Count);
    }

    [Fact]
    public async Task Imported_listings_replace_the_sample_of_their_district_and_kind()
    {
        const string header = "complexName,realEstateTypeName,latitude,longitude,completionYearMonth,totalHouseholdCount,representativeArea,minArea,maxArea,매매_최저가,매매_최고가,전세_최저가,전세_최고가,월세_최저가,월세_최고가,매매유형,지하철역명,지하철_거리_미터,구,동\n";
        const string row = "가나,아파트,37.65,127.06,201001,300,59.5,59.5,84.5,60000,80000,0,0,0,0,매매,노원역,400,노원구,상계동\n";

        var first = await host.ImportAsync("listings", "l.csv", header + row);
        var again = await host.ImportAsync("listings", "l.csv", header + row);
        var dearer = await host.ImportAsync("listings", "l.csv", header + row.Replace("80000", "85000", StringComparison.Ordinal));

        Assert.Equal((1, 0), (first.Accepted, first.Unchanged));
        Assert.Equal((0, 1), (again.Accepted, again.Unchanged));
        Assert.Equal((1, 0), (dearer.Accepted, dearer.Unchanged));
        var found = (await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([Nowon], PropertyType.Apartment))).Read<ListingList>();
        Assert.False(found.IsSample);
        var listing = Assert.Single(found.Listings);
        Assert.Equal(("가나", new WonRange(600_000_000, 850_000_000), "노원역"), (listing.Name, listing.SaleWon, listing.Station));
        Assert.True((await host.AskAsync(ToolNames.RealEstateSearch, new ListingSearchArguments([Nowon], PropertyType.Villa))).Read<ListingList>().IsSample);
    }

    [Fact]
    public async Task An_unknown_kind_is_not_found_and_the_known_ones_are_named()
    {
        using var response = await host.PostAsync("cars", "cars.csv", []);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("transactions, listings, loans", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_file_streams_in()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(number =>
            $"서울특별시 금천구 독산동,{number},다라,{20 + number % 100}.5,2025{1 + number % 12:00},{1 + number % 28},\"{30_000 + number}\",{number % 20},2010,x,-\n"));

        var report = await host.ImportAsync("transactions", "오피스텔(매매).csv", Deals.Split('\n')[0] + "\n" + rows);

        Assert.Equal((20_000, 0), (report.Accepted, report.Rejected));
    }
}
