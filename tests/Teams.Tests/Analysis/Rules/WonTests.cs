using FsCheck;
using FsCheck.Xunit;
using Holmes.Teams.Analysis.Rules;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Rules;

public sealed class WonTests
{
    [Theory]
    [InlineData(0, "0원")]
    [InlineData(320_000_000, "3억 2,000만원")]
    [InlineData(1_621_393, "162만 1,393원")]
    [InlineData(500_000_000, "5억원")]
    [InlineData(9_999, "9,999원")]
    [InlineData(-25_000_000, "-2,500만원")]
    public void Amounts_are_written_as_Koreans_write_them(decimal amount, string text) => Assert.Equal(text, Won.Text(amount));

    [Property]
    public void The_text_says_the_same_amount(DoNotSize<uint> seed)
    {
        var amount = seed.Won();

        Assert.Equal(amount, Parse(Won.Text(amount)));
    }

    [Fact]
    public void A_progressive_tax_is_the_sum_of_its_bands() =>
        Assert.Equal(0.6m + 1.5m, Brackets.Progressive([new(10, 6), new(null, 15)], 20));

    [Property]
    public void A_progressive_tax_never_falls_and_never_exceeds_its_highest_rate(DoNotSize<uint> a, DoNotSize<uint> b)
    {
        Bracket[] brackets = [new(14_000_000m, 6), new(88_000_000m, 24), new(null, 45)];
        var (low, high) = (Math.Min(a.Won(), b.Won()), Math.Max(a.Won(), b.Won()));

        Assert.True(Brackets.Progressive(brackets, low) <= Brackets.Progressive(brackets, high));
        Assert.InRange(Brackets.Progressive(brackets, high), 0, high * 0.45m);
    }

    private static decimal Parse(string text) => text.TrimEnd('원').Split(' ').Sum(part => decimal.Parse(part.TrimEnd('억', '만'), System.Globalization.CultureInfo.InvariantCulture) * (part[^1] switch
    {
        '억' => 100_000_000m,
        '만' => 10_000m,
        _ => 1m,
    }));
}
