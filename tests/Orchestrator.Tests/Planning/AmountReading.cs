using FsCheck.Xunit;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Holmes.Orchestrator.Planning.Work;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

public sealed class AmountReading
{
    [Theory]
    [InlineData("5억", 500_000_000)]
    [InlineData("3억 5천", 350_000_000)]
    [InlineData("3억5000만원", 350_000_000)]
    [InlineData("3억 5천만원", 350_000_000)]
    [InlineData("3억 2,500만원", 325_000_000)]
    [InlineData("3억 500", 305_000_000)]
    [InlineData("2,500만원", 25_000_000)]
    [InlineData("80만", 800_000)]
    [InlineData("1.5억", 150_000_000)]
    [InlineData("50,000,000원", 50_000_000)]
    [InlineData("이천만원", 20_000_000)]
    [InlineData("삼억 오천", 350_000_000)]
    [InlineData("일억오천만원", 150_000_000)]
    [InlineData("12억 3천 5백만원", 1_235_000_000)]
    [InlineData("5백만원", 5_000_000)]
    [InlineData("연봉 6천", 60_000_000)]
    [InlineData("연봉 5000만원", 50_000_000)]
    [InlineData("연봉 6000", 60_000_000)]
    [InlineData("월세 80", 800_000)]
    [InlineData("300 million won", 300_000_000)]
    public void An_amount_is_read_in_every_usual_form(string text, long won)
    {
        var amount = Assert.Single(AmountReader.Read(text));

        Assert.Equal(won, amount.Won);
        Assert.True(amount.IsExact);
    }

    [Theory]
    [InlineData("9억원 이하", null, 900_000_000L)]
    [InlineData("8억 미만", null, 800_000_000L)]
    [InlineData("10억 이상", 1_000_000_000L, null)]
    [InlineData("5억 초과", 500_000_000L, null)]
    [InlineData("3~5억", 300_000_000L, 500_000_000L)]
    [InlineData("3억~5억", 300_000_000L, 500_000_000L)]
    [InlineData("3억에서 5억 사이", 300_000_000L, 500_000_000L)]
    [InlineData("10억이상 20억 미만", 1_000_000_000L, 2_000_000_000L)]
    [InlineData("9억대 아파트", 900_000_000L, 999_999_999L)]
    [InlineData("30억대 아파트", 3_000_000_000L, 3_999_999_999L)]
    public void A_bound_makes_it_a_range(string text, long? min, long? max)
    {
        var amount = Assert.Single(AmountReader.Read(text));

        Assert.Equal((min, max), ((long?)amount.Min, (long?)amount.Max));
    }

    [Theory]
    [InlineData("3년 살았고 2개월 남았어요")]
    [InlineData("84㎡ 아파트 30평")]
    [InlineData("5천세대 단지")]
    [InlineData("2026년 3월 1일")]
    [InlineData("제7조의2")]
    public void What_is_no_money_is_not_read_as_money(string text) => Assert.Empty(AmountReader.Read(text));

    [Property]
    public void What_is_written_out_is_read_back(uint man)
    {
        var won = (man % 9_999_999m + 1) * 10_000m;

        Assert.Equal(won, Assert.Single(AmountReader.Read(Won.Text(won))).Won);
    }
}
