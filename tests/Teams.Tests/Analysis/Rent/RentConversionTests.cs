using FsCheck;
using FsCheck.Xunit;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rent;
using Xunit;
using Outcome = Holmes.Contracts.Executions.Outcome;

namespace Holmes.Teams.Tests.Analysis.Rent;

public sealed class RentConversionTests
{
    private readonly RentConversionTool _tool = new();

    [Fact]
    public async Task Three_eok_of_deposit_become_at_most_1125000_a_month()
    {
        var result = await Invoke.Tool(_tool, new RentConversionArguments(DepositWon: 500_000_000, TargetDepositWon: 200_000_000));

        var conversion = result.Read<RentConversion>();
        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Equal((4.5m, 2.5m, 1_125_000m), (conversion.LegalCapPercent, conversion.BaseRatePercent, conversion.MaxMonthlyRentWon));
        Assert.Equal("(500,000,000 − 200,000,000) × 4.5% ÷ 12 = 월 1,125,000원", conversion.Formula);
    }

    [Fact]
    public async Task A_higher_rate_is_over_the_cap()
    {
        var result = await Invoke.Tool(_tool, new RentConversionArguments(DepositWon: 500_000_000, TargetDepositWon: 200_000_000, RatePercent: 6));

        Assert.False(result.Read<RentConversion>().IsWithinCap);
        Assert.Equal((1_500_000m, 1_125_000m), (result.Read<RentConversion>().MonthlyRentWon, result.Read<RentConversion>().MaxMonthlyRentWon));
        Assert.Contains("상한 4.5%", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rent_becomes_deposit_again()
    {
        var conversion = (await Invoke.Tool(_tool, new RentConversionArguments("monthlyToJeonse", 100_000_000, MonthlyRentWon: 1_000_000))).Read<RentConversion>();

        Assert.Equal(366_666_667, conversion.TargetDepositWon);
        Assert.Equal(0, conversion.MonthlyRentWon);
    }

    [Fact]
    public async Task Part_of_the_rent_becomes_deposit()
    {
        var conversion = (await Invoke.Tool(_tool, new RentConversionArguments("monthlyToJeonse", 100_000_000, 200_000_000, 1_000_000))).Read<RentConversion>();

        Assert.Equal(625_000, conversion.MonthlyRentWon); // 1,000,000 − 100,000,000 × 4.5 % / 12
    }

    [Fact]
    public async Task The_deposit_comes_from_the_market_and_that_is_said()
    {
        var result = await Invoke.Tool(_tool, new RentConversionArguments(TargetDepositWon: 100_000_000), null, Invoke.Input(Gives.MarketSummary, Samples.Summary(Samples.Market(Samples.Nowon, jeonse: 400_000_000))));

        Assert.Equal(1_125_000, result.Read<RentConversion>().MaxMonthlyRentWon);
        Assert.Contains(result.Assumptions!, assumption => assumption.Field == "depositWon");
    }

    [Theory]
    [InlineData("jeonseToMonthly", "보증금")]
    [InlineData("monthlyToJeonse", "월세")]
    public async Task Without_an_amount_it_is_skipped_and_says_what_is_missing(string direction, string missing)
    {
        var result = await Invoke.Tool(_tool, new RentConversionArguments(direction));

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains(missing, result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_after_the_last_check_the_base_rate_is_an_assumption()
    {
        var result = await Invoke.Tool(_tool, new RentConversionArguments(DepositWon: 500_000_000, TargetDepositWon: 0), new DateOnly(2026, 11, 22));

        Assert.Contains(result.Assumptions!, assumption => assumption.Field == "baseRatePercent");
    }

    [Fact]
    public async Task A_target_over_the_deposit_is_refused() => Assert.Equal(
        FailureClass.BadArguments,
        (await Invoke.Tool(_tool, new RentConversionArguments(DepositWon: 1, TargetDepositWon: 2))).Failure!.Class);

    [Property]
    public void There_and_back_is_the_same_deposit(DoNotSize<uint> seed)
    {
        var deposit = seed.Won();
        var rent = RentConversions.IntoRent(deposit, 0, 0, 4.5m, Invoke.Day).MonthlyRentWon;

        var back = RentConversions.IntoDeposit(0, rent, null, 4.5m, Invoke.Day).TargetDepositWon;

        Assert.InRange(back - deposit, -135, 135); // half a won of rent is 133 won of deposit
    }

    [Property]
    public void The_rent_at_the_cap_is_the_most_allowed_and_never_negative(DoNotSize<uint> a, DoNotSize<uint> b)
    {
        var (deposit, target) = (Math.Max(a.Won(), b.Won()), Math.Min(a.Won(), b.Won()));

        var conversion = RentConversions.IntoRent(deposit, target, 0, null, Invoke.Day);

        Assert.True(conversion.IsWithinCap);
        Assert.Equal(conversion.MaxMonthlyRentWon, conversion.MonthlyRentWon);
        Assert.InRange(conversion.MonthlyRentWon, 0, deposit);
    }
}
