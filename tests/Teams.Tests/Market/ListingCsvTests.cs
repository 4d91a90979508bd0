using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Imports;
using Holmes.Teams.Market.Listings;
using Xunit;

namespace Holmes.Teams.Tests.Market;

public sealed class ListingCsvTests
{
    private const string Header =
        "\uFEFFcomplexName,realEstateTypeName,latitude,longitude,completionYearMonth,totalHouseholdCount,representativeArea,minArea,maxArea,"
        + "매매_최저가,매매_최고가,전세_최저가,전세_최고가,월세_최저가,월세_최고가,매매유형,지하철역명,지하철_거리_미터,구,동";

    [Fact]
    public async Task A_row_becomes_a_listing_in_won()
    {
        var (listings, log) = await ReadAsync("가나다,아파트,37.5,127.03,200503,300,84.9,59.9,114.7,150000,210000,0,0,120,150,매매,역삼역,350,강남구,역삼동");

        var listing = Assert.Single(listings);
        Assert.Empty(log.Rejects);
        Assert.Equal(new WonRange(1_500_000_000, 2_100_000_000), listing.SaleWon);
        Assert.Null(listing.JeonseWon);
        Assert.Equal(new WonRange(1_200_000, 1_500_000), listing.MonthlyRentWon);
        Assert.Equal((2005, 300, "역삼역", 350), (listing.BuiltYear, listing.Households, listing.Station, listing.StationMeters));
        Assert.Equal(new NearbyPlace("subway", "역삼역", 350), Assert.Single(listing.Nearby));
    }

    [Fact]
    public async Task Zero_means_that_nothing_is_known()
    {
        var (listings, log) = await ReadAsync("가나다,빌라,0,0,0,0,0,0,0,0,0,30000,0,0,0,전세,,0,강북구,수유동");

        var listing = Assert.Single(listings);
        Assert.Empty(log.Rejects);
        Assert.Equal((null, null, null, null), (listing.Latitude, listing.BuiltYear, listing.Households, listing.AreaM2));
        Assert.Equal(new WonRange(300_000_000, 300_000_000), listing.JeonseWon);
        Assert.Equal((null, null), (listing.Station, listing.StationMeters));
    }

    [Fact]
    public async Task A_name_with_a_line_break_is_one_name_and_lines_are_still_counted()
    {
        var (listings, log) = await ReadAsync("\"가나다\n2단지\",오피스텔,37.5,127.0,201001,0,30,30,30,0,0,20000,25000,0,0,전세,,0,마포구,공덕동\n,아파트,0,0,0,0,0,0,0,0,0,0,0,0,0,,,0,마포구,공덕동");

        Assert.Equal("가나다 2단지", Assert.Single(listings).Name);
        Assert.Equal(4, Assert.Single(log.Rejects).Line);
    }

    [Theory]
    [InlineData("가,아파트,37.5,127,200503,300,84,84,84,1500000000,1500000000,0,0,0,0,매매,,0,강남구,역삼동", "원으로 적힌")]
    [InlineData("가,아파트,37.5,127,200503,300,84,84,84,210000,150000,0,0,0,0,매매,,0,강남구,역삼동", "서로 바꿉니다")]
    [InlineData("가,아파트,127,37.5,200503,300,84,84,84,150000,150000,0,0,0,0,매매,,0,강남구,역삼동", "뒤바뀌어")]
    [InlineData("가,아파트,37.5,127,200503,999999,84,84,84,150000,150000,0,0,0,0,매매,,0,강남구,역삼동", "totalHouseholdCount")]
    [InlineData("가,아파트,37.5,127,180001,300,84,84,84,150000,150000,0,0,0,0,매매,,0,강남구,역삼동", "completionYearMonth")]
    [InlineData("가,아파트,37.5,127,200503,300,84,99,59,150000,150000,0,0,0,0,매매,,0,강남구,역삼동", "minArea가 maxArea보다")]
    [InlineData("가,아파트,37.5,127,200503,300,많음,84,84,150000,150000,0,0,0,0,매매,,0,강남구,역삼동", "수가 아니어서")]
    [InlineData("가,아파트,37.5,127,200503,300,84,84,84,150000,150000,0,0,0,0,매매,역삼역,90000,강남구,역삼동", "지하철_거리_미터")]
    public async Task An_absurd_value_is_put_right_and_told(string row, string said)
    {
        var (listings, log) = await ReadAsync(row);

        Assert.Single(listings);
        Assert.Equal(0, log.Rejected);
        Assert.Contains(log.Rejects, reject => reject.Line == 2 && reject.Reason.StartsWith("바로잡음", StringComparison.Ordinal)
            && reject.Reason.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("가,상가,37.5,127,200503,300,84,84,84,150000,150000,0,0,0,0,매매,,0,강남구,역삼동", "주택이 아닙니다")]
    [InlineData("가,아파트,37.5,127,200503,300,84,84,84,150000,150000,0,0,0,0,매매,,0,분당구,정자동", "서울의 구가 아닙니다")]
    [InlineData("가,아파트,37.5,127", "열이 20개")]
    public async Task A_row_that_cannot_be_used_is_refused(string row, string reason)
    {
        var (listings, log) = await ReadAsync(row);

        Assert.Empty(listings);
        Assert.Equal(1, log.Rejected);
        Assert.Contains(reason, Assert.Single(log.Rejects).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complex_that_comes_again_is_refused_with_the_line_of_the_first()
    {
        const string row = "가,아파트,37.5,127,200503,300,84,84,84,150000,150000,0,0,0,0,매매,,0,강남구,역삼동";

        var (listings, log) = await ReadAsync($"{row}\n{row}");

        Assert.Single(listings);
        Assert.StartsWith("2번째 줄과 같은", Assert.Single(log.Rejects).Reason, StringComparison.Ordinal);
    }

    private static async Task<(List<ListingRow> Listings, ImportLog Log)> ReadAsync(string rows)
    {
        var log = new ImportLog("listings.csv");
        using var text = new StringReader($"{Header}\n{rows}\n");
        return (await ListingCsv.ReadAsync(text, new(2026, 11, 22), log, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken), log);
    }
}
