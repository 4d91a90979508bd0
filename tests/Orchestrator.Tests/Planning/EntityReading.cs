using System.Text;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

public sealed class EntityReading
{
    [Theory]
    [InlineData("강남 아파트", "강남구")]
    [InlineData("서울시 강남구 아파트", "강남구")]
    [InlineData("강서 빌라", "강서구")]
    [InlineData("중구 오피스텔", "중구")]
    [InlineData("역삼동 오피스텔", "강남구 역삼동")]
    [InlineData("강남구 역삼동 오피스텔", "강남구 역삼동")]
    [InlineData("여의도 오피스텔", "영등포구 여의도동")]
    [InlineData("목동 학군", "양천구 목동")]
    [InlineData("강남구랑 서초구 중 어디가 더 비싸?", "강남구|서초구")]
    [InlineData("송파·강동 아파트", "송파구|강동구")]
    [InlineData("apartment price in Gangnam-gu", "강남구")]
    public void Places_of_Seoul_are_known_with_and_without_suffix(string text, string regions) =>
        Assert.Equal(regions, string.Join('|', Facts(text).Regions));

    [Theory]
    [InlineData("친구로 지내는 사람")]
    [InlineData("강남스타일")]
    [InlineData("동작이 느려요")]
    [InlineData("신사답게 행동")]
    [InlineData("중 하나")]
    public void Words_that_only_look_like_places_are_none(string text) => Assert.Empty(Facts(text).Regions);

    [Theory]
    [InlineData("부산 중구 아파트", "부산", "중구")]
    [InlineData("해운대구 아파트", "부산", "해운대구")]
    [InlineData("경기도 분당 아파트", "성남", "분당구")]
    [InlineData("수원 전세", "수원", "수원")]
    public void Places_outside_of_Seoul_are_known_as_such(string text, string city, string gu)
    {
        var facts = Facts(text);

        Assert.Empty(facts.Regions);
        Assert.Equal(new Region(city, gu), Assert.Single(facts.Outside));
    }

    [Fact]
    public void A_station_is_no_district() => Assert.Equal(("강남역", 0), (Facts("강남역 근처 원룸").Station, Facts("강남역 근처 원룸").Regions.Count));

    [Theory]
    [InlineData("보증금 1억에 월세 80", "deposit=100000000 monthlyRent=800000")]
    [InlineData("보증금 1000/60 원룸", "deposit=10000000 monthlyRent=600000")]
    [InlineData("연봉 6천이고 자본금 3억, 9억 아파트", "income=60000000 ownFunds=300000000 price=900000000")]
    [InlineData("현금 2억 있어요", "ownFunds=200000000")]
    [InlineData("월급 400만원", "income=48000000")]
    [InlineData("3억 대출 받고 싶어", "wantedLoan=300000000")]
    [InlineData("기존 대출 월 50만원 갚고 있어", "existingPayment=500000")]
    [InlineData("5억 전세", "deposit=500000000")]
    [InlineData("집주인이 전세금 3억을 10억으로 올려달래", "currentDeposit=300000000 newDeposit=1000000000")]
    [InlineData("전세금을 3억에서 10억으로 올려달라고 합니다", "currentDeposit=300000000 newDeposit=1000000000")]
    [InlineData("현재 5억인데 1억 올려달래", "currentDeposit=500000000 increase=100000000")]
    [InlineData("집주인이 전세금을 20억이나 올려달래고해. 지금 전세금은 100억이야.", "increase=2000000000 currentDeposit=10000000000")]
    [InlineData("월세를 80만원에서 120만원으로 올려달래", "currentMonthlyRent=800000 newMonthlyRent=1200000")]
    [InlineData("전세금 5% 인상", "increasePercent=5")]
    [InlineData("매매가 9억 LTV 40%", "price=900000000 percent=40")]
    [InlineData("금리 4.5%로 3억 대출", "ratePercent=4.5 wantedLoan=300000000")]
    public void Amounts_have_their_role(string text, string expected) => Assert.Equal(expected, Numbers(text));

    [Theory]
    [InlineData("만 30세 무주택 신혼 결혼 3년차 자녀 2명", "age=30 homesOwned=0 marriageYears=3 children=2")]
    [InlineData("32살 1주택자", "age=32 homesOwned=1")]
    [InlineData("신용등급 3등급", "creditGrade=3")]
    [InlineData("30평", "area=99.17")]
    [InlineData("전용 84 아파트", "area=84")]
    [InlineData("59㎡", "area=59")]
    [InlineData("국평", "area=84")]
    [InlineData("2년 전세", "periodYears=2")]
    [InlineData("최근 6개월", "periodMonths=6")]
    public void People_areas_and_periods_are_read(string text, string expected) => Assert.Equal(expected, Numbers(text));

    [Fact]
    public void A_law_is_known_by_its_short_name_too()
    {
        var facts = Facts("주임법 7조의2가 뭐야");

        Assert.Equal(("주택임대차보호법", "제7조의2"), (facts.Text(EntityKinds.LawName), facts.Text(EntityKinds.Article)));
    }

    [Fact]
    public void Dates_are_days() => Assert.Equal([new(2026, 3, 1), new DateOnly(2028, 2, 29)], Facts("2026년 3월 1일부터 2028.2.29까지").Dates);

    [Fact]
    public void Decomposed_Hangul_and_full_width_digits_are_read_alike()
    {
        var decomposed = new StringBuilder();
        foreach (var letter in "강남구 5억")
        {
            decomposed.Append(letter is >= '가' and <= '힣' ? Jamo(letter) : letter.ToString());
        }

        Assert.Equal("강남구 5억", QueryText.Normalise(decomposed.ToString()));
        Assert.Equal("84㎡ 5억", QueryText.Normalise("８４㎡  ５억 "));
    }

    private static string Jamo(char syllable)
    {
        var index = syllable - 0xAC00;
        var tail = index % 28;
        return $"{(char)(0x1100 + index / 28 / 21)}{(char)(0x1161 + index / 28 % 21)}{(tail == 0 ? "" : (char)(0x11A7 + tail))}";
    }

    private static Facts Facts(string text) => new(Read(text));

    private static IReadOnlyList<Entity> Read(string text) =>
        EntityReader.Read(QueryText.Normalise(text), new(2026, 1, 5), CueLexicon.Find(text).Any(cue => cue.Cue is Cue.Increase));

    private static string Numbers(string text) => string.Join(' ', Read(text)
        .Where(entity => entity.Value.ValueKind == System.Text.Json.JsonValueKind.Number)
        .Select(entity => $"{entity.Kind}={entity.Value.GetRawText()}"));
}
