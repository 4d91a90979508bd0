using FsCheck.Xunit;
using Holmes.Teams.Market;
using Holmes.Teams.Market.Deals;
using Holmes.Teams.Market.Listings;
using Holmes.Contracts.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Market;

public sealed class RulesTests
{
    [Fact]
    public void A_listing_is_trusted_by_deals_price_completeness_and_agent()
    {
        Assert.Equal(25, TrustScore.Of(new(Deals: 0, PriceDeviation: null, FilledFields: 0)));
        Assert.Equal(90, TrustScore.Of(new(Deals: 5, PriceDeviation: 0.05, FilledFields: 14)));
        Assert.Equal(100, TrustScore.Of(new(Deals: 9, PriceDeviation: -0.1, FilledFields: 14, HasAgent: true)));
        Assert.Equal(20 + 10 + 12.5m + 15, TrustScore.Of(new(Deals: 3, PriceDeviation: -0.4, FilledFields: 7)));
    }

    [Property]
    public bool Trust_lies_between_0_and_100_and_more_deals_never_lower_it(int deals, double deviation, int fields) =>
        TrustScore.Of(new(deals, deviation, fields)) is >= 0 and <= 100
        && (deals == int.MaxValue || TrustScore.Of(new(deals, deviation, fields)) <= TrustScore.Of(new(deals + 1, deviation, fields)));

    [Theory]
    [InlineData("역삼 윤슬재 아파트", "역삼윤슬재")]
    [InlineData("e편한 Ⅱ-(가)", "e편한ii가")]
    [InlineData("아파트", "아파트")]
    public void A_name_has_one_key_however_it_is_written(string name, string key) => Assert.Equal(key, ComplexNames.Key(name));

    [Fact]
    public void A_name_is_found_exactly_then_as_a_part_then_by_likeness()
    {
        string[] keys = ["역삼윤슬재", "역삼윤슬재2차", "대치가람누리"];

        Assert.Equal(["역삼윤슬재"], ComplexNames.Match("역삼 윤슬재", keys).Keys);
        Assert.Equal(["역삼윤슬재", "역삼윤슬재2차"], ComplexNames.Match("윤슬재", keys).Keys);
        var guess = ComplexNames.Match("대치 가람누라", keys);
        Assert.True(guess.IsGuess);
        Assert.Equal(["대치가람누리"], guess.Keys);
        Assert.Empty(ComplexNames.Match("없는단지", keys).Keys);
    }

    [Fact]
    public void The_months_end_today_when_contracts_are_recent()
    {
        var window = TimeWindow.Of(12, new(2026, 11, 22), [Covered(new(2024, 1, 5), new(2026, 11, 1))]);

        Assert.Equal((new DateOnly(2025, 12, 1), new DateOnly(2026, 11, 22)), (window.From, window.To));
        Assert.Empty(window.Assumptions);
    }

    [Fact]
    public void Old_data_is_looked_at_in_its_own_time_and_that_is_said()
    {
        var window = TimeWindow.Of(12, new(2026, 11, 22), [Covered(new(2020, 1, 5), new(2024, 6, 11))]);

        Assert.Equal((new DateOnly(2023, 7, 1), new DateOnly(2024, 6, 30)), (window.From, window.To));
        Assert.Contains("2024년 6월까지", Assert.Single(window.Assumptions).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void More_months_than_there_are_is_said()
    {
        var window = TimeWindow.Of(60, new(2026, 11, 22), [Covered(new(2024, 12, 5), new(2026, 11, 11))]);

        Assert.Equal(new DateOnly(2024, 12, 1), window.From);
        Assert.Contains("2024년 12월부터", Assert.Single(window.Assumptions).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_old_or_missing_contracts_lower_the_quality()
    {
        var today = new DateOnly(2026, 11, 22);

        Assert.Equal(1, Quality.OfDeals(80, new(2026, 11, 1), today, missing: 0, assumptions: 0));
        Assert.Equal(0.8, Quality.OfDeals(10, new(2026, 11, 1), today, missing: 0, assumptions: 0));
        Assert.Equal(0.75, Quality.OfDeals(80, new(2025, 11, 1), today, missing: 0, assumptions: 0));
        Assert.Equal(0.75, Quality.OfDeals(80, new(2026, 11, 1), today, missing: 0.5, assumptions: 0));
        Assert.Equal(0.3, Quality.OfDeals(1, new(2020, 1, 1), today, missing: 0.9, assumptions: 3));
    }

    [Theory]
    [InlineData(850_000_000, "8억 5,000만원")]
    [InlineData(1_200_000_000, "12억원")]
    [InlineData(1_500_000, "150만원")]
    public void Won_are_written_as_people_say_them(decimal won, string text) => Assert.Equal(text, Won.Korean(won));

    [Theory]
    [InlineData("강남", "강남구")]
    [InlineData("중", "중구")]
    [InlineData("분당", "분당")]
    public void A_district_may_come_without_its_suffix(string name, string gu) => Assert.Equal(gu, Places.Gu(name));

    private static Coverage Covered(DateOnly oldest, DateOnly newest) => new(0, TradeType.Sale, IsImported: false, oldest, newest);
}
