using FsCheck;
using FsCheck.Xunit;
using Holmes.Teams.Documents;
using Xunit;

namespace Holmes.Teams.Tests.Documents;

public sealed class HangulAmountTests
{
    [Theory]
    [InlineData(0, "금 영원정")]
    [InlineData(300_000_000, "금 삼억원정")]
    [InlineData(1_234_567_890, "금 일십이억삼천사백오십육만칠천팔백구십원정")]
    [InlineData(10_000, "금 일만원정")]
    [InlineData(100_000_001, "금 일억일원정")]
    [InlineData(1_000_000_000_000_000, "금 일천조원정")]
    [InlineData(20_050_000, "금 이천오만원정")]
    public void An_amount_is_written_in_words(long won, string expected) => Assert.Equal(expected, HangulAmount.Of(won));

    [Property]
    public void Words_can_be_read_back(NonNegativeInt won) => Assert.Equal(won.Get, Read(HangulAmount.Of(won.Get)));

    [Fact]
    public void Numerals_and_words_stand_together() => Assert.Equal("₩30,000,000 (금 삼천만원정)", HangulAmount.Both(30_000_000m));

    /// <summary>Reads words by adding up, group by group.</summary>
    private static decimal Read(string words)
    {
        decimal sum = 0, group = 0, digit = 0;
        foreach (var sign in words["금 ".Length..^"원정".Length])
        {
            switch (sign)
            {
                case '십' or '백' or '천':
                    group += digit * (sign == '십' ? 10 : sign == '백' ? 100 : 1000);
                    digit = 0;
                    break;
                case '만' or '억' or '조':
                    sum += (group + digit) * (sign == '만' ? 10_000m : sign == '억' ? 100_000_000m : 1_000_000_000_000m);
                    group = digit = 0;
                    break;
                default:
                    digit = "영일이삼사오육칠팔구".IndexOf(sign);
                    break;
            }
        }

        return sum + group + digit;
    }
}
