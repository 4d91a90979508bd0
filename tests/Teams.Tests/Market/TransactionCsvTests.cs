using System.IO.Pipelines;
using System.Text;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Deals;
using Holmes.Teams.Market.Imports;
using Xunit;

namespace Holmes.Teams.Tests.Market;

public sealed class TransactionCsvTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private const string Sales = """
        "□ 본 서비스에서 제공하는 정보는 법적인 효력이 없으므로, 참고용으로만 활용하시기 바랍니다."
        "□ 검색조건"
        "실거래구분 : 아파트(매매)"
        "시군구 : 강남구"

        "NO","시군구","번지","본번","부번","단지명","전용면적(㎡)","계약년월","계약일","거래금액(만원)","동","층","매수자","매도자","건축년도","도로명","해제사유발생일"
        "1","서울특별시 강남구 역삼동","10-1","10","1","가나다 1차","84.97","202605","07","251,000","-","12","개인","개인","2004","테헤란로 1","-"
        "2","서울특별시 강남구 역삼동","10-1","10","1","가나다 1차","59.9","202606","30","189,500","-","-1","개인","개인","","-","20260715"
        """;

    private const string Leases = """
        시군구,번지,단지명,전월세구분,전용면적(㎡),계약년월,계약일,보증금(만원),월세금(만원),층,건축년도,도로명
        서울특별시 마포구 공덕동,1,라마바,전세,59.5,202601,3,"60,000",0,3,2010,마포대로
        서울특별시 마포구 공덕동,1,라마바,월세,59.5,202601,4,"10,000",150,3,2010,마포대로
        """;

    [Fact]
    public async Task Amounts_in_manwon_become_won()
    {
        var (deals, log) = await ReadAsync(Sales, "a.csv");

        Assert.Empty(log.Rejects);
        Assert.Equal(2_510_000_000, deals[0].PriceWon);
        Assert.Equal((new Region("서울", "강남구", "역삼동"), 84.97m, new DateOnly(2026, 5, 7), 12, 2004, "테헤란로 1"),
            (deals[0].Region, deals[0].AreaM2, deals[0].ContractDate, deals[0].Floor, deals[0].BuiltYear, deals[0].Road));
    }

    [Fact]
    public async Task A_cancelled_contract_is_marked()
    {
        var (deals, _) = await ReadAsync(Sales, "a.csv");

        Assert.Null(deals[0].CancelledOn);
        Assert.Equal(new DateOnly(2026, 7, 15), deals[1].CancelledOn);
        Assert.Equal((-1, null, null), (deals[1].Floor, deals[1].BuiltYear, deals[1].Road));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Every_encoding_of_such_files_is_read(bool isCp949, bool hasMark)
    {
        var encoding = isCp949 ? TextEncoding.Cp949 : new UTF8Encoding(hasMark);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(Sales)];

        var (deals, log) = await ReadAsync(bytes, "a.csv");

        Assert.Empty(log.Rejects);
        Assert.Equal(["가나다 1차", "가나다 1차"], deals.Select(deal => deal.ComplexName));
    }

    [Fact]
    public async Task A_long_file_in_cp949_is_read_to_its_end()
    {
        var row = "\n\"1\",\"서울특별시 강남구 역삼동\",\"1\",\"1\",\"0\",\"똠방각하\",\"84.97\",\"202605\",\"07\",\"251,000\",\"-\",\"12\",\"\",\"\",\"2004\",\"\",\"-\"";
        var (deals, log) = await ReadAsync(TextEncoding.Cp949.GetBytes(Sales + string.Concat(Enumerable.Repeat(row, 5_000))), "a.csv");

        Assert.Empty(log.Rejects);
        Assert.Equal(5_002, deals.Count);
        Assert.Equal("똠방각하", deals[^1].ComplexName);
    }

    [Fact]
    public async Task A_lease_without_a_monthly_rent_is_a_jeonse()
    {
        var (deals, _) = await ReadAsync(Leases, "아파트(전월세)_실거래가.csv");

        Assert.Equal([(TradeType.Jeonse, 600_000_000L, 0L), (TradeType.Monthly, 100_000_000L, 1_500_000L)],
            deals.Select(deal => (deal.TradeType, deal.PriceWon, deal.MonthlyRentWon)));
    }

    [Theory]
    [InlineData("월세금(만원)", "월세(만원)")]
    [InlineData("월세금(만원)", "월세 (만원)")]
    public async Task Other_names_of_the_rent_column_are_known(string usual, string other)
    {
        var (deals, _) = await ReadAsync(Leases.Replace(usual, other, StringComparison.Ordinal), "아파트.csv");

        Assert.Equal(1_500_000, deals[1].MonthlyRentWon);
    }

    [Theory]
    [InlineData("오피스텔(매매)_실거래가_20261101.csv", PropertyType.Officetel)]
    [InlineData("연립다세대(매매).csv", PropertyType.Villa)]
    [InlineData("단독다가구.csv", PropertyType.House)]
    [InlineData("\u110B\u1169\u1111\u1175\u1109\u1173\u1110\u1166\u11AF.csv", PropertyType.Officetel)] // letter by letter, as some systems name files
    public async Task The_name_of_the_file_tells_the_kind_of_home(string file, PropertyType expected)
    {
        var (deals, log) = await ReadAsync(Leases, file);

        Assert.Empty(log.Rejects);
        Assert.All(deals, deal => Assert.Equal(expected, deal.PropertyType));
    }

    [Fact]
    public async Task The_preamble_goes_before_the_name_of_the_file()
    {
        var (deals, _) = await ReadAsync(Sales.Replace("아파트(매매)", "오피스텔(매매)", StringComparison.Ordinal), "아파트.csv");

        Assert.All(deals, deal => Assert.Equal(PropertyType.Officetel, deal.PropertyType));
    }

    [Fact]
    public async Task Houses_are_known_by_their_columns_and_have_no_names()
    {
        var (deals, _) = await ReadAsync("""
            시군구,번지,주택유형,도로조건,연면적(㎡),대지면적(㎡),계약년월,계약일,거래금액(만원),건축년도,도로명
            서울특별시 강북구 수유동,1**,다가구,8m미만,198.5,120,202603,15,"98,000",1992,한천로
            """, "x.csv");

        Assert.Equal((PropertyType.House, "수유동 단독·다가구", 198.5m), (deals[0].PropertyType, deals[0].ComplexName, deals[0].AreaM2));
    }

    [Fact]
    public async Task Without_any_hint_an_apartment_is_assumed_and_said()
    {
        var (deals, log) = await ReadAsync(Leases, "data.csv");

        Assert.All(deals, deal => Assert.Equal(PropertyType.Apartment, deal.PropertyType));
        Assert.Contains("아파트로 읽습니다", Assert.Single(log.Rejects).Reason, StringComparison.Ordinal);
        Assert.Equal(0, log.Rejected);
    }

    [Theory]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,0,202601,3,100,0,3,2010,x", "면적")]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,59,202613,3,100,0,3,2010,x", "날짜")]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,59,202601,32,100,0,3,2010,x", "날짜")]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,59,202701,3,100,0,3,2010,x", "늦습니다")]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,59,202601,3,육억,0,3,2010,x", "보증금")]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,59,202601,3,600000000,0,3,2010,x", "만원 단위")]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,59,202601,3,0,0,3,2010,x", "모두 0")]
    [InlineData("어딘가,1,라,전세,59,202601,3,100,0,3,2010,x", "시군구")]
    [InlineData("서울특별시 마포구 공덕동,1,라,전세,59", "열이 12개")]
    [InlineData("서울특별시 마포구 공덕동,1,라\uFFFD,전세,59,202601,3,100,0,3,2010,x", "읽을 수 없는 글자")]
    public async Task A_bad_row_is_refused_with_its_line_and_reason(string row, string reason)
    {
        var (deals, log) = await ReadAsync($"{Leases}\n{row}\n서울특별시 마포구 공덕동,1,라,전세,59,202601,3,100,0,3,2010,x", "아파트.csv");

        var reject = Assert.Single(log.Rejects);
        Assert.Equal(("아파트.csv", 4), (reject.File, reject.Line));
        Assert.Contains(reason, reject.Reason, StringComparison.Ordinal);
        Assert.Equal(3, deals.Count);
    }

    [Fact]
    public async Task A_quote_never_closed_costs_one_row_only()
    {
        var (deals, log) = await ReadAsync($"{Leases}\n\"서울특별시 마포구 공덕동,1,라\n" + string.Concat(Enumerable.Repeat(
            "서울특별시 마포구 공덕동,1,라,전세,59,202601,3,100,0,3,2010,x\n", 40)), "아파트.csv");

        Assert.Equal(4, Assert.Single(log.Rejects).Line);
        Assert.Equal(42, deals.Count);
    }

    [Fact]
    public async Task A_file_without_the_header_says_what_is_needed()
    {
        var (deals, log) = await ReadAsync("a,b\n1,2\n", "x.csv");

        Assert.Empty(deals);
        Assert.Contains("시군구", Assert.Single(log.Rejects).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("경기도 성남시 분당구 정자동", "경기 성남시", "분당구", "정자동")]
    [InlineData("세종특별자치시 나성동", "세종", "세종시", "나성동")]
    [InlineData("부산광역시 중구 남포동1가", "부산", "중구", "남포동1가")]
    [InlineData("경기도 양평군 양평읍 양근리", "경기", "양평군", "양평읍 양근리")]
    public async Task Districts_outside_Seoul_are_read_too(string sigungu, string city, string gu, string dong)
    {
        var (deals, _) = await ReadAsync(Leases.Replace("서울특별시 마포구 공덕동", sigungu, StringComparison.Ordinal), "아파트.csv");

        Assert.Equal(new Region(city, gu, dong), deals[0].Region);
    }

    private static Task<(List<Transaction> Deals, ImportLog Log)> ReadAsync(string text, string file) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), file);

    private static async Task<(List<Transaction> Deals, ImportLog Log)> ReadAsync(byte[] bytes, string file)
    {
        var log = new ImportLog(file);
        using var text = await TextEncoding.OpenAsync(PipeReader.Create(new MemoryStream(bytes)), TestContext.Current.CancellationToken);
        return (await TransactionCsv.ReadAsync(text, file, Today, log, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken), log);
    }
}
