using FsCheck.Xunit;
using Holmes.Orchestrator.Answers;
using Xunit;

namespace Holmes.Orchestrator.Tests.Answers;

public sealed class ReadableTests
{
    [Theory]
    [InlineData("0", "0원")]
    [InlineData("9500", "9,500원")]
    [InlineData("1621393", "162만 1,393원")]
    [InlineData("300000000", "3억원")]
    [InlineData("1234000000", "12억 3,400만원")]
    [InlineData("1234005678", "12억 3,401만원")]
    [InlineData("1250000000000", "1조 2,500억원")]
    [InlineData("-6480000", "-648만원")]
    public void Money_is_read_in_man_and_eok(string won, string expected) =>
        Assert.Equal(expected, Readable.Won(decimal.Parse(won, System.Globalization.CultureInfo.InvariantCulture), Tongue.Korean));

    [Fact]
    public void A_legal_limit_is_said_to_the_won() =>
        Assert.Equal("3억 1,500만 5,000원", Readable.WonExact(315_005_000m, Tongue.Korean));

    [Fact]
    public void An_area_is_said_in_square_metres_and_pyeong() =>
        Assert.Equal("84.95㎡(25.7평)", Readable.Area(84.95m, Tongue.Korean));

    [Property]
    public void Exact_money_can_be_read_back(int won) =>
        Assert.Equal(won, KoreanMoney.Read(Readable.WonExact(won, Tongue.Korean)));

    [Property]
    public void Rounded_money_is_at_most_half_a_man_off(long won) =>
        Assert.InRange(KoreanMoney.Read(Readable.Won(won % 1_000_000_000_000_000, Tongue.Korean)) - (won % 1_000_000_000_000_000), -5_000m, 5_000m);
}
